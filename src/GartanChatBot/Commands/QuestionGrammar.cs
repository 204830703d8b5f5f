using System.Text.RegularExpressions;

namespace GartanChatBot.Commands;

/// <summary>
/// The sentences of <see cref="QuestionParser"/>, first match wins. A time is taken out of a sentence before it is matched, short forms are
/// written out and what says nothing is dropped: "who's on the run tonight?" is <c>who is on run</c>. Every word that is left must match.
/// </summary>
internal static class QuestionGrammar
{
    /// <summary>Words of the grammar that may happen to be an appliance's nickname as well.</summary>
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

    /// <summary>A time is to be shown: "how does the weekend look?".</summary>
    public static Regex Shown { get; } = GrammarRule.Whole(
        "(?:show|show me|show us|how is|how does|how do|what is|what does|what about|how about|rota(?: for)?|how are (?:things"
            + "|we) looking|how is it looking)(?: (?:look|looking|look like|looking like|like|shape up|for))?");
}
