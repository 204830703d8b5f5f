using System.Buffers;
using System.Globalization;
using System.Text;
using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Chat.Discord.Writing;

/// <summary>
/// Renders a reply's text as Discord markdown. Text from people or pages can't add formatting, mention anyone or change the direction of
/// the line.
/// </summary>
internal sealed class DiscordMarkdown : ReplyWriter
{
    private const char Unfit = '\uFFFD';
    private const char ZeroWidthSpace = '\u200B';
    private const string Fence = "```";

    private static readonly SearchValues<char> Unshown = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(code => (char)code).Where(code => IsBidiControl(code) || char.IsControl(code))]);

    private static readonly SearchValues<char> Dressing = SearchValues.Create(@"\*_~`|<>[]#@");

    public string Body(IEnumerable<ReplyBlock> blocks) => WriteBelow(blocks);

    /// <summary>Renders the headline. Its timestamps are static, because some clients don't render relative times there.</summary>
    public string Headline(Reply reply)
    {
        var mark = ToneMark.Of(reply.Tone);
        var words = Escape(TextRun.PlainText(reply.Title)).Trim();
        return mark.Length == 0 ? words : $"{mark} {words}".Trim();
    }

    /// <summary>Sanitizes text for places without markdown: footer, button label, autocomplete choice.</summary>
    public static string Undressed(string text) => !text.AsSpan().ContainsAny(Unshown) ? text
        : string.Concat(text.Where(letter => !IsBidiControl(letter)).Select(letter => char.IsControl(letter) ? Unfit : letter));

    protected override string Escape(string text)
    {
        var plain = Undressed(text);
        if (plain is not ['-' or '+', ..] && !plain.AsSpan().ContainsAny(Dressing) && !plain.Contains("://", StringComparison.Ordinal))
            return plain;

        var escaped = new StringBuilder(plain.Length + 8);
        foreach (var (index, character) in plain.Index())
        {
            var makesList = index == 0 && character is ('-' or '+');
            var makesLink = character == ':' && plain.AsSpan(index).StartsWith("://");
            if (makesList || makesLink || (character != '@' && Dressing.Contains(character)))
                escaped.Append('\\');

            escaped.Append(character);
            if (character == '@')
                escaped.Append(ZeroWidthSpace);
        }

        return escaped.ToString();
    }

    protected override string Strong(string escaped) => escaped.Length == 0 ? "" : $"**{escaped}**";

    protected override string Emphasis(string escaped) => escaped.Length == 0 ? "" : $"*{escaped}*";

    protected override string Moment(TextRun.TimestampRun timestampRun) =>
        timestampRun.Form is TimestampStyle.Ticking
            ? $" (<t:{timestampRun.Instant.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}:R>)"
            : Escape(timestampRun.Text);

    protected override void WriteLine(StringBuilder text, string dressed) => text.Append(dressed).Append('\n');

    protected override void WriteFacts(StringBuilder text, ReplyBlock.Facts facts)
    {
        foreach (var row in facts.Rows)
            WriteLine(text, $"{Strong(Escape(row.Label))} {Dress(row.Value)}");
    }

    protected override void WriteBars(StringBuilder text, ReplyBlock.FixedWidthBlock fixedWidthBlock)
    {
        WriteLine(text, Fence);
        foreach (var line in fixedWidthBlock.Lines)
            WriteLine(text, Undressed(line).Replace('`', '\'').TrimEnd());
        WriteLine(text, Fence);
    }

    /// <summary>Writes nothing: Discord shows buttons below the card.</summary>
    protected override void WriteButtons(StringBuilder text, ReplyBlock.Buttons buttons)
    {
    }
}
