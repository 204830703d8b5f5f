using System.Text.RegularExpressions;
using GartanChatBot.Commands.Words;

namespace GartanChatBot.Commands;

/// <summary>What people call a skill, to the one name that the rules use.</summary>
internal static partial class SkillParser
{
    /// <summary>Whose words are the words of skills.</summary>
    public static IEnumerable<Regex> Patterns => [Driver(), Officer(), BreathingApparatus()];

    /// <summary>Null when it is none of the usual words; it may still be a code of this station.</summary>
    public static string? NameOf(string text) => NormalizedText.Of(text) switch
    {
        var words when Driver().IsMatch(words) => "driver",
        var words when Officer().IsMatch(words) => "officer",
        var words when BreathingApparatus().IsMatch(words) => "ba",
        _ => null,
    };

    [GeneratedRegex(
        "^(?:be )?(?:drivers?|driving|drove|drive(?: (?:it|us|pump|truck|engine))?|(?:lgv|erd|hgv)s?(?: drivers?)?)$", RegexOptions.None,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Driver();

    [GeneratedRegex(
        "^(?:be )?(?:officers?|oic|ic|ttr|mgr|boss|gaffer|in charge|in command|incident commander|commander|officer in charge|charge|lead)$"
            + "|^(?:take|taking) charge$|^(?:ride|riding) in charge$|^command$|^(?:be )?officer in charge$",
        RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Officer();

    [GeneratedRegex(
        "^(?:be )?(?:ba|bas|wearers?|ba wearers?|breathing apparatus(?: wearers?)?|ba crew|ba team)$"
            + "|^(?:wear|wearing|do) (?:ba|set|a set|breathing apparatus)$",
        RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BreathingApparatus();
}
