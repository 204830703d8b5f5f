using System.Text.RegularExpressions;
using GartanChatBot.Commands.Words;

namespace GartanChatBot.Commands;

/// <summary>Maps words for a skill to the name that rules use.</summary>
internal static partial class SkillParser
{
    /// <summary>Patterns of all skills, for the vocabulary.</summary>
    public static IEnumerable<Regex> Patterns => [Driver(), Officer(), BreathingApparatus()];

    /// <summary>Null if the text isn't a usual word for a skill; it may still be a code of this station.</summary>
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
