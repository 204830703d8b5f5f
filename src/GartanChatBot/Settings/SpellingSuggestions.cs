using F23.StringSimilarity;

namespace GartanChatBot.Settings;

/// <summary>The known names that look most like one that nobody knows.</summary>
internal static class SpellingSuggestions
{
    private static readonly OptimalStringAlignment Slips = new();

    public static IReadOnlyList<string> Of(string text, IEnumerable<string> known, int count = 3) =>
        [.. known.Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(name => Distance(text.Trim(), name)).Take(count)];

    /// <summary>The one that somebody most likely meant; empty when nothing is known.</summary>
    public static string First(string text, IEnumerable<string> known) => Of(text, known, 1) is [var nearest] ? nearest : "";

    /// <summary>Letters to add, drop, change or swap; case does not matter.</summary>
    public static int Distance(string left, string right) => (int)Slips.Distance(left.ToUpperInvariant(), right.ToUpperInvariant());
}
