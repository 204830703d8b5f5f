using F23.StringSimilarity;

namespace GartanChatBot.Settings;

/// <summary>Finds the known names that are most similar to an unknown one.</summary>
internal static class SpellingSuggestions
{
    private static readonly OptimalStringAlignment EditDistance = new();

    public static IReadOnlyList<string> Of(string text, IEnumerable<string> known, int count = 3) =>
        [.. known.Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(name => Distance(text.Trim(), name)).Take(count)];

    /// <summary>The most similar name; empty if none is known.</summary>
    public static string First(string text, IEnumerable<string> known) => Of(text, known, 1) is [var nearest] ? nearest : "";

    /// <summary>Number of letters to add, drop, change or swap; ignores case.</summary>
    public static int Distance(string left, string right) => (int)EditDistance.Distance(left.ToUpperInvariant(), right.ToUpperInvariant());
}
