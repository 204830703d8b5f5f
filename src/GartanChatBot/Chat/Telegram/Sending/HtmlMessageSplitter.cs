using System.Globalization;
using System.Text;

namespace GartanChatBot.Chat.Telegram.Sending;

/// <summary>Splits Telegram HTML into messages within the length limit.</summary>
internal static class HtmlMessageSplitter
{
    public const int LongestMessage = 4096;

    public const int LongestCaption = 1024;

    /// <summary>The text without markup; Telegram applies its length limit to this.</summary>
    public static string Visible(string html) => string.Concat(Pieces(html).Select(piece => piece.Visible));

    public static IReadOnlyList<string> Messages(string html) => Cut(html, LongestMessage);

    /// <summary>Splits the text of a picture: the caption, and the rest as messages.</summary>
    public static (string Caption, IReadOnlyList<string> Messages) Captioned(string html)
    {
        var parts = Cut(html, LongestCaption);
        return (parts[0], parts.Count == 1 ? [] : Messages(string.Join('\n', parts.Skip(1))));
    }

    /// <summary>
    /// Splits at the last line end that fits, otherwise at the limit; never inside a tag, an entity or a surrogate pair. Open tags are
    /// closed at the split and reopened after it.
    /// </summary>
    private static List<string> Cut(string html, int longest)
    {
        if (IsWhole(html, longest))
            return [html];

        List<string> parts = [];
        var page = new Page();

        foreach (var piece in Pieces(html))
        {
            if (page.Length + piece.Visible.Length > longest)
                parts.Add(page.TakeFull());

            page.Add(piece);
        }

        if (page.HasText || parts.Count == 0)
            parts.Add(page.TakeRest());

        return [.. parts.Select(part => Visible(part).Trim().Length == 0 ? "…" : part)];
    }

    /// <summary>Fast path for most answers: true if the text fits even with its markup and begins with a visible character.</summary>
    private static bool IsWhole(string html, int longest)
    {
        var rest = html.AsSpan();
        while (rest is ['<', ..] && rest.IndexOf('>') is var end and > 0)
            rest = rest[(end + 1)..];

        return html.Length <= longest && rest is [var first, ..] && first is not ('<' or '&') && !char.IsWhiteSpace(first);
    }

    private static IEnumerable<Piece> Pieces(string html)
    {
        for (var at = 0; at < html.Length;)
        {
            var piece = html[at] switch
            {
                '<' when html.IndexOf('>', at) is var end and > 0 => new Piece(html[at..(end + 1)], ""),
                '&' when html.IndexOf(';', at) is var end and > 0 => new Piece(html[at..(end + 1)], Letter(html[(at + 1)..end])),
                _ when char.IsSurrogatePair(html, at) => Piece.Text(html[at..(at + 2)]),
                _ => Piece.Text(html[at..(at + 1)]),
            };
            at += piece.Source.Length;
            yield return piece;
        }
    }

    private static string Letter(string entity) => entity switch
    {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        _ => "?",
    };

    private readonly record struct Piece(string Source, string Visible)
    {
        public bool IsOpening => Visible.Length == 0 && !Source.StartsWith("</", StringComparison.Ordinal);

        public bool IsClosing => Visible.Length == 0 && Source.StartsWith("</", StringComparison.Ordinal);

        public string Closing => $"</{Source.Trim('<', '>').Split(' ')[0]}>";

        public static Piece Text(string text) => new(text, text);
    }

    /// <summary>The message being filled.</summary>
    private sealed class Page
    {
        private readonly List<Piece> pieces = [];

        public int Length { get; private set; }

        public bool HasText => pieces.Exists(piece => !string.IsNullOrWhiteSpace(piece.Visible));

        public void Add(Piece piece)
        {
            // A message must not start with a line end.
            if (piece.Visible == "\n" && Length == 0)
                return;

            pieces.Add(piece);
            Length += piece.Visible.Length;
        }

        /// <summary>Returns the full message; the remainder starts the next one.</summary>
        public string TakeFull()
        {
            var lineEnd = pieces.FindLastIndex(piece => piece.Visible == "\n");
            List<Piece> behind = lineEnd < 0 ? [] : pieces[(lineEnd + 1)..];
            if (lineEnd >= 0)
                pieces.RemoveRange(lineEnd, pieces.Count - lineEnd);

            var open = StillOpen();
            var text = TakeRest(open);
            foreach (var piece in open.Concat(behind))
                Add(piece);

            return text;
        }

        public string TakeRest() => TakeRest(StillOpen());

        private string TakeRest(List<Piece> open)
        {
            var text = new StringBuilder().AppendJoin("", pieces.Select(piece => piece.Source));
            foreach (var tag in Enumerable.Reverse(open))
                text.Append(CultureInfo.InvariantCulture, $"{tag.Closing}");

            pieces.Clear();
            Length = 0;
            return text.ToString();
        }

        private List<Piece> StillOpen()
        {
            List<Piece> open = [];
            foreach (var piece in pieces)
            {
                if (piece.IsOpening)
                    open.Add(piece);
                else if (piece.IsClosing)
                    open.RemoveAt(open.Count - 1);
            }

            return open;
        }
    }
}
