using System.Globalization;
using System.Text;

namespace FakeBotApi;

/// <summary>
/// Reads the little HTML that Telegram knows. Stricter than Telegram where Telegram is silent: an ampersand that begins no entity, and
/// markup inside code, would be shown in a way that nobody meant.
/// </summary>
internal sealed class HtmlReader(string html)
{
    private readonly StringBuilder text = new();
    private readonly List<TextEntity> entities = [];
    private readonly List<OpenTag> open = [];
    private int at;

    public FormattedText Read()
    {
        while (at < html.Length)
        {
            switch (html[at])
            {
                case '&':
                    ReadCharacter(text);
                    break;
                case '<':
                    ReadTag();
                    break;
                default:
                    text.Append(html[at++]);
                    break;
            }
        }

        return open.Count == 0
            ? new(text.ToString(), [.. entities.OrderBy(entity => entity.Offset).ThenByDescending(entity => entity.Length)])
            : throw Bad($"Can't find end tag corresponding to start tag \"{open[^1].Name}\"");
    }

    private static string? TypeOf(string tag) => tag switch
    {
        "b" or "strong" => "bold",
        "i" or "em" => "italic",
        "u" or "ins" => "underline",
        "s" or "strike" or "del" => "strikethrough",
        "span" or "tg-spoiler" => "spoiler",
        "a" => "text_link",
        "tg-emoji" => "custom_emoji",
        "code" or "pre" or "blockquote" => tag,
        _ => null,
    };

    private static ApiRefusal Bad(string what) => ApiRefusal.Violation($"can't parse entities: {what}");

    private int ByteOffset(int index) => Encoding.UTF8.GetByteCount(html.AsSpan(0, index));

    private void ReadCharacter(StringBuilder target)
    {
        var end = html.IndexOf(';', at);
        var name = end < 0 ? "" : html[(at + 1)..end];
        var decoded = name switch
        {
            "lt" => "<",
            "gt" => ">",
            "amp" => "&",
            "quot" => "\"",
            ['#', 'x' or 'X', .. var digits] when int.TryParse(digits, NumberStyles.AllowHexSpecifier, null, out var code) => Rune.IsValid(
                code)
                ? new Rune(code).ToString()
                : null,
            ['#', .. var digits] when int.TryParse(digits, NumberStyles.None, null, out var code) => Rune.IsValid(code)
                ? new Rune(code).ToString()
                : null,
            _ => null,
        };

        target.Append(decoded ?? throw Bad($"Unescaped \"&\" at byte offset {ByteOffset(at)}"));
        at = end + 1;
    }

    private void ReadTag()
    {
        var start = at++;
        if (at < html.Length && html[at] == '/')
        {
            at++;
            Close(start, ReadName());
        }
        else
        {
            Open(start, ReadName());
        }
    }

    private void Open(int start, string name)
    {
        if (TypeOf(name) is null)
            throw Bad($"Unsupported start tag \"{name}\" at byte offset {ByteOffset(start)}");

        var attributes = ReadAttributes(start, name);
        if (name == "span" && attributes.GetValueOrDefault("class") != "tg-spoiler")
            throw Bad($"Tag \"span\" must have class \"tg-spoiler\" at byte offset {ByteOffset(start)}");

        if (open.Exists(tag => tag.Name == "code") || (open.Exists(tag => tag.Name == "pre") && name != "code"))
            throw Bad($"Tag \"{name}\" inside code at byte offset {ByteOffset(start)}");

        if (name == "blockquote" && open.Exists(tag => tag.Name == "blockquote"))
            throw Bad($"Nested blockquote at byte offset {ByteOffset(start)}");

        open.Add(new(name, text.Length, attributes));
    }

    private void Close(int start, string name)
    {
        SkipSpace();
        if (at >= html.Length || html[at++] != '>')
            throw Bad($"Unclosed end tag at byte offset {ByteOffset(start)}");

        if (open.Count == 0)
            throw Bad($"Unexpected end tag at byte offset {ByteOffset(start)}");

        var tag = open[^1];
        if (name.Length > 0 && tag.Name != name)
            throw Bad($"Unmatched end tag at byte offset {ByteOffset(start)}, expected \"</{tag.Name}>\", found \"</{name}>\"");

        open.RemoveAt(open.Count - 1);
        if (text.Length > tag.Offset)
            Add(tag);
    }

    private void Add(OpenTag tag)
    {
        var language =
            tag.Attributes.GetValueOrDefault("class") is { } style && style.StartsWith("language-", StringComparison.Ordinal)
                ? style["language-".Length..]
                : null;
        if (tag.Name == "code" && open.Exists(outer => outer.Name == "pre"))
        {
            open[^1].Attributes["language"] = language ?? throw Bad("code inside pre only names a language");
            return;
        }

        var link = tag.Name == "a" ? tag.Attributes.GetValueOrDefault("href") ?? text.ToString(tag.Offset, text.Length - tag.Offset) : null;
        var type = tag.Name == "blockquote" && tag.Attributes.ContainsKey("expandable") ? "expandable_blockquote" : TypeOf(tag.Name)!;
        if (link is not null && !Uri.TryCreate(link, UriKind.Absolute, out _))
            return; // Telegram shows a link that leads nowhere as plain text.

        entities.Add(new(type, tag.Offset, text.Length - tag.Offset)
        {
            Url = link,
            Language = tag.Attributes.GetValueOrDefault("language"),
            CustomEmojiId = tag.Attributes.GetValueOrDefault("emoji-id"),
        });
    }

    private Dictionary<string, string> ReadAttributes(int start, string tag)
    {
        var attributes = new Dictionary<string, string>();
        while (true)
        {
            SkipSpace();
            if (at >= html.Length)
                throw Bad($"Unclosed start tag at byte offset {ByteOffset(start)}");

            if (html[at] == '>')
            {
                at++;
                return attributes;
            }

            var name = ReadName();
            if (name.Length == 0)
                throw Bad($"Empty attribute name in the tag \"{tag}\" at byte offset {ByteOffset(start)}");

            SkipSpace();
            attributes[name] = at < html.Length && html[at] == '=' ? ReadValue(start) : "";
        }
    }

    private string ReadValue(int start)
    {
        at++;
        SkipSpace();
        if (at >= html.Length || html[at] is not ('"' or '\'') || html[at..].LastIndexOf(html[at]) == 0)
            throw Bad($"Unclosed start tag at byte offset {ByteOffset(start)}");

        var (quote, value) = (html[at++], new StringBuilder());
        while (at < html.Length && html[at] != quote)
        {
            if (html[at] == '&')
                ReadCharacter(value);
            else
                value.Append(html[at++]);
        }

        at++;
        return value.ToString();
    }

    private string ReadName()
    {
        var start = at;
        while (at < html.Length && (char.IsAsciiLetterOrDigit(html[at]) || html[at] == '-'))
            at++;

        return html[start..at].ToLowerInvariant();
    }

    private void SkipSpace()
    {
        while (at < html.Length && html[at] is ' ' or '\t' or '\n' or '\r')
            at++;
    }

    private sealed record OpenTag(string Name, int Offset, Dictionary<string, string> Attributes);
}
