using System.Buffers;
using System.Globalization;
using System.Text;
using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Chat.Telegram.Sending;

/// <summary>
/// A reply in Telegram's HTML. Only <c>&amp; &lt; &gt;</c> mean anything there; line ends are line ends. The first line is bold up to its
/// dash when something stands below it; an answer of one line stays plain.
/// </summary>
internal sealed class TelegramWriter : ReplyWriter
{
    private const string Dash = " – ";

    /// <summary>Longer ones are sentences: bold they would shout.</summary>
    private const int LongestHeading = 60;

    /// <summary>Widest table that a phone shows without breaking its lines.</summary>
    private const int WidestTable = 36;

    /// <summary>Characters that need a closer look; surrogates are among them, because only a pair shows which character it is.</summary>
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

    /// <summary>The same without markup: for the short notice after a tap, which knows none.</summary>
    public static string PlainText(Reply reply) => HtmlMessageSplitter.Visible(Html(reply));

    /// <summary>
    /// Names and titles can hold anything: what steers a terminal or turns the rest of the line around is shown as a mark.
    /// </summary>
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

    /// <summary>Columns where they fit a phone. Commands stay outside of them: there they can be tapped.</summary>
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

    /// <summary>Buttons hang below the message, not in its text: see <see cref="InlineKeyboardBuilder"/>.</summary>
    protected override void WriteButtons(StringBuilder text, ReplyBlock.Buttons buttons)
    {
    }

    /// <summary>Nothing may stand inside <c>pre</c> but text.</summary>
    private void WriteTable(StringBuilder text, IEnumerable<string> lines) =>
        text.Append("<pre>").AppendJoin('\n', lines.Select(line => Escape(line).TrimEnd())).Append("</pre>\n");

    /// <summary>The same tag is not put into itself.</summary>
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
