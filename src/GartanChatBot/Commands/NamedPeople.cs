using System.Text.RegularExpressions;

namespace GartanChatBot.Commands;

/// <summary>Splits a list of names such as <c>Elm, Gorse</c> or <c>elm and gorse</c>.</summary>
internal static partial class NamedPeople
{
    /// <param name="words">The names, as they were typed.</param>
    /// <param name="asker">The member meant by "me"; null if the asker isn't linked.</param>
    public static IReadOnlyList<string> In(string words, string? asker) =>
        // A text of separators only, such as ",", is looked up as a name, so that the reply says it is unknown.
        Named(words, asker) is var names && (names.Length > 0 || words.Length == 0) ? names : [words];

    private static string[] Named(string words, string? asker) =>
    [
        .. Between().Split(words).Where(name => name.Length > 0)
            .Select(name => name.ToUpperInvariant() is "ME" or "I" or "MYSELF" ? asker ?? name : name),
    ];

    /// <summary>A comma followed by initials in capitals belongs to the name: <c>VAN DYKE, A</c>.</summary>
    [GeneratedRegex(
        @"\s*,(?!\s*(?-i:[A-Z]{1,3})(?:\s*\([0-9]+\))?(?:\s*,|\s+and\s|\s*$))\s*|\s+(?:and|plus|with|or)\s+|\s*[&+]\s*",
        RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Between();
}
