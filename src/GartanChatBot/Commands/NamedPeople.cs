using System.Text.RegularExpressions;

namespace GartanChatBot.Commands;

/// <summary>Several people in one run of words: <c>Elm, Gorse</c>, <c>elm and gorse</c>.</summary>
internal static partial class NamedPeople
{
    /// <param name="words">The names, as they were typed.</param>
    /// <param name="asker">Who is meant by "me"; null when nobody knows.</param>
    public static IReadOnlyList<string> In(string words, string? asker) =>
        // "," alone is nobody's name, and is looked for as one.
        Named(words, asker) is var names && (names.Length > 0 || words.Length == 0) ? names : [words];

    private static string[] Named(string words, string? asker) =>
    [
        .. Between().Split(words).Where(name => name.Length > 0)
            .Select(name => name.ToUpperInvariant() is "ME" or "I" or "MYSELF" ? asker ?? name : name),
    ];

    /// <summary>A name may hold a comma of its own: <c>VAN DYKE, A</c>; then what comes after it is initials, in capitals.</summary>
    [GeneratedRegex(
        @"\s*,(?!\s*(?-i:[A-Z]{1,3})(?:\s*\([0-9]+\))?(?:\s*,|\s+and\s|\s*$))\s*|\s+(?:and|plus|with|or)\s+|\s*[&+]\s*",
        RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Between();
}
