using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Wording;

/// <summary>Joins items to a list in a sentence, and capitalizes its start.</summary>
internal static class ListText
{
    /// <summary>Maximum number of items listed in full.</summary>
    public const int MaxListed = 4;

    /// <summary><c>a, b and c</c>; <paramref name="last"/> may also be "or".</summary>
    public static string Of(IReadOnlyList<string> items, string last = "and") => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => $"{string.Join(", ", items.Take(items.Count - 1))} {last} {items[^1]}",
    };

    /// <summary><c>a, b and c</c>; a long list shows its first items and the number of further ones.</summary>
    public static IReadOnlyList<TextRun> Listed(IReadOnlyList<IReadOnlyList<TextRun>> items, int most = MaxListed)
    {
        var shown = items.Count > most + 1 ? most : items.Count;
        var rest = items.Count - shown;
        return
        [
            .. items.Take(shown).SelectMany((item, index) =>
                item.Prepend(index == 0 ? "" : index == shown - 1 && rest == 0 ? " and " : ", ")),
            rest > 0 ? $" and {rest} more" : "",
        ];
    }

    /// <summary><c> and 1 more time</c>, <c> and 3 more times</c>; empty if there are none.</summary>
    public static string MoreTimes(int more) => more switch
    {
        <= 0 => "",
        1 => " and 1 more time",
        _ => $" and {more} more times",
    };

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>Capitalizes the first letter.</summary>
    public static IReadOnlyList<TextRun> Capital(IReadOnlyList<TextRun> text) =>
        text.Count > 0 && text[0] is TextRun.Plain first ? [Capital(first.Words), .. text.Skip(1)] : text;
}
