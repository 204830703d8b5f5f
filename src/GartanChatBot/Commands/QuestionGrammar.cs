using System.Text.RegularExpressions;

namespace GartanChatBot.Commands;

/// <summary>
/// Rules of <see cref="QuestionParser"/>; the first match wins. Before matching, the time is cut out, short forms are expanded and filler
/// words dropped: "who's on the run tonight?" becomes <c>who is on run</c>. Every remaining word must match.
/// </summary>
internal static class QuestionGrammar
{
    /// <summary>Words of the grammar that can also be a pump's nickname.</summary>
    public static readonly HashSet<string> OwnWords = new(StringComparer.Ordinal)
    {
        "now", "on", "off", "the", "run", "is", "we", "it", "are", "who", "whos", "why", "when", "until", "next", "week", "fix", "what",
        "me", "my", "pump", "ba", "help", "about", "in",
    };

    public static IReadOnlyList<GrammarRule> Questions { get; } =
    [
        .. OwnSentences.All,
        .. PumpSentences.Trouble,
        .. CrewSentences.Skills,
        .. CrewSentences.All,
        .. PumpSentences.State,
        .. CrewSentences.People,
    ];

    /// <summary>Matches a sentence that only asks to show a time: "how does the weekend look?".</summary>
    public static Regex Shown { get; } = GrammarRule.Whole(
        "(?:show|show me|show us|how is|how does|how do|what is|what does|what about|how about|rota(?: for)?|how are (?:things"
            + "|we) looking|how is it looking)(?: (?:look|looking|look like|looking like|like|shape up|for))?");
}
