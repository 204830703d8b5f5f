using System.Globalization;
using System.Text;

namespace GartanChatBot.Chat.Replies;

/// <summary>
/// Sanitizes a name or reason from outside for storage and display: one short line without invisible or direction-changing characters.
/// </summary>
internal static class DisplayNameSanitizer
{
    private const int Longest = 60;

    public static string Of(string? text, int longest = Longest)
    {
        var kept = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes().Take(longest * 4))
        {
            if (Rune.IsWhiteSpace(rune))
                kept.Append(kept.Length > 0 && kept[^1] != ' ' ? " " : "");
            else if (
                Rune.GetUnicodeCategory(rune)
                is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse)
            )
                kept.Append(rune);
        }

        var line = kept.ToString().Trim();
        var runes = line.EnumerateRunes().ToArray();
        return runes.Length <= longest ? line : string.Concat(runes.Take(longest - 1).Select(rune => rune.ToString())).TrimEnd() + "…";
    }
}
