namespace GartanChatBot.Settings;

/// <summary>The known names that look most like one that nobody knows.</summary>
internal static class SpellingSuggestions
{
    public static IReadOnlyList<string> Of(string text, IEnumerable<string> known, int count = 3) =>
        [.. known.Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(name => Distance(text.Trim(), name)).Take(count)];

    /// <summary>The one that somebody most likely meant; empty when nothing is known.</summary>
    public static string First(string text, IEnumerable<string> known) => Of(text, known, 1) is [var nearest] ? nearest : "";

    /// <summary>Letters to add, drop, change or swap; case does not matter.</summary>
    public static int Distance(string left, string right)
    {
        var (twoAbove, above, row) = (
            new int[right.Length + 1], Enumerable.Range(0, right.Length + 1).ToArray(), new int[right.Length + 1]);

        for (var i = 1; i <= left.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var changed = Same(left[i - 1], right[j - 1]) ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], above[j]) + 1, above[j - 1] + changed);

                if (i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]))
                    row[j] = Math.Min(row[j], twoAbove[j - 2] + 1);
            }

            (twoAbove, above, row) = (above, row, twoAbove);
        }

        return above[right.Length];
    }

    private static bool Same(char left, char right) => char.ToUpperInvariant(left) == char.ToUpperInvariant(right);
}
