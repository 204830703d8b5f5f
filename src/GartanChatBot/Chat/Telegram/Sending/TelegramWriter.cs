using System.Buffers;
using System.Globalization;
using System.Text;
using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Chat.Telegram.Sending;

/// <summary>
/// Renders a reply as Telegram HTML. Only <c>&amp; &lt; &gt;</c> need escaping; line ends are kept. The first line is bold up to its dash
/// if more text follows; a one-line answer has no bold.
/// </summary>
internal sealed class TelegramWriter : ReplyWriter
{
    private const string Dash = " – ";

    /// <summary>Maximum length of a bold heading; a longer one is a sentence.</summary>
    private const int LongestHeading = 60;

    /// <summary>Widest table that a phone shows without wrapping.</summary>
    private const int WidestTable = 36;

    /// <summary>Characters that need a closer look. Surrogates are included, because only a pair shows which character it is.</summary>
    private static readonly SearchValues<char> NotAsTheyAre = SearchValues.Create([
        .. Enumerable
            .Range(0, char.MaxValue + 1)
            .Select(code => (char)code)
            .Where(letter => letter is '&' or '<' or '>' || char.IsSurrogate(letter) || IsHostile(new(letter))),
    ]);

    private readonly bool isCard;

    private TelegramWriter(bool isCard) => this.isCard = isCard;

    public static string Html(Reply reply) =>
        new TelegramWriter(reply.Blocks.Any(block => block is not (ReplyBlock.Footnote or ReplyBlock.Buttons))).Write(reply);

    /// <summary>Renders without markup, for callback notices, which support none.</summary>
    public static string PlainText(Reply reply) => HtmlMessageSplitter.Visible(Html(reply));

    /// <summary>Escapes text for HTML. Names and titles can contain anything, so control and direction characters are replaced.</summary>
    public static string Escaped(string text)
    {
        if (!text.AsSpan().ContainsAny(NotAsTheyAre))
            return text;

        var safe = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => safe.Append("&amp;"),
                '<' => safe.Append("&lt;"),
                '>' => safe.Append("&gt;"),
                _ when IsHostile(rune) => safe.Append('\uFFFD'),
                _ => safe.Append(rune),
            };
        }

        return safe.ToString();
    }

    protected override string Escape(string text) => Escaped(text);

    protected override string Strong(string escaped) => Within("b", escaped);

    protected override string Emphasis(string escaped) => Within("i", escaped);

    protected override string Title(string dressed)
    {
        if (!isCard || dressed.Contains('<', StringComparison.Ordinal))
            return dressed;

        var dash = dressed.IndexOf(Dash, StringComparison.Ordinal);
        var heading = dash < 0 ? dressed : dressed[..dash];
        return heading.Length > LongestHeading ? dressed : Strong(heading) + dressed[heading.Length..];
    }

    protected override void WriteLine(StringBuilder text, string dressed) => text.Append(dressed).Append('\n');

    /// <summary>Uses a table if it fits a phone. Commands stay outside it, because they can't be tapped inside.</summary>
    protected override void WriteFacts(StringBuilder text, ReplyBlock.Facts facts)
    {
        var labels = facts.Rows.Max(row => row.Label.Length) + 2;
        var isTable = facts.Rows.All(row =>
            !row.Label.StartsWith('/') && labels + TextRun.PlainText(row.Value).Length <= WidestTable);

        if (isTable)
            WriteTable(text, facts.Rows.Select(row => row.Label.PadRight(labels) + TextRun.PlainText(row.Value)));
        else
            foreach (var row in facts.Rows)
                WriteLine(text, $"{Escape(row.Label)}{Dash}{Dress(row.Value)}");
    }

    protected override void WriteBars(StringBuilder text, ReplyBlock.FixedWidthBlock fixedWidthBlock) =>
        WriteTable(text, fixedWidthBlock.Lines);

    /// <summary>Writes nothing: buttons are sent as a keyboard, see <see cref="InlineKeyboardBuilder"/>.</summary>
    protected override void WriteButtons(StringBuilder text, ReplyBlock.Buttons buttons)
    {
    }

    /// <summary>Writes a <c>pre</c> block, which can contain text only.</summary>
    private void WriteTable(StringBuilder text, IEnumerable<string> lines) =>
        text.Append("<pre>").AppendJoin('\n', lines.Select(line => Escape(line).TrimEnd())).Append("</pre>\n");

    /// <summary>Wraps the text in a tag, unless it already contains that tag.</summary>
    private static string Within(string tag, string escaped) =>
        escaped.Length == 0 || escaped.Contains($"<{tag}>", StringComparison.Ordinal) ? escaped : $"<{tag}>{escaped}</{tag}>";

    private static bool IsHostile(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control
                or UnicodeCategory.Surrogate
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
        || IsBidiControl(rune.Value);
}
