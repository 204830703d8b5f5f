using System.Text.RegularExpressions;

namespace GartanChatBot.Commands;

/// <summary>A sentence pattern and the command it maps to.</summary>
internal sealed record GrammarRule(Regex Pattern, string Command)
{
    public static Regex Whole(string pattern) => new(
        $"^(?:{pattern})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    public static GrammarRule Rule(string command, params IEnumerable<string> sentences) =>
        new(Whole(string.Join('|', sentences)), command);

    public static GrammarRule PumpRule(string command, params IEnumerable<string> sentences) =>
        Rule(command, sentences) with { TakesAppliance = true };

    /// <summary>Makes one rule per sentence: if the words in one aren't a skill, a later rule may still match.</summary>
    public static IEnumerable<GrammarRule> SkillRules(params IEnumerable<string> sentences) =>
        sentences.Select(sentence => PumpRule("skill", sentence));

    /// <summary>True if a call sign anywhere in the sentence becomes the command's first argument.</summary>
    public bool TakesAppliance { get; init; }

    /// <summary>True if the call sign follows the sentence's own arguments instead of preceding them.</summary>
    public bool ApplianceLast { get; init; }

    /// <summary>Words inserted before the sentence's own arguments.</summary>
    public IReadOnlyList<string> Leading { get; init; } = [];

    /// <summary>True if the rule matches only with a time in the sentence.</summary>
    public bool OnlyWithTime { get; init; }

    /// <summary>True if the rule matches only with "now": without it the sentence asks about the future.</summary>
    public bool OnlyOfNow { get; init; }

    /// <summary>True if the name must be on the rota, because the pattern matches any word.</summary>
    public bool NameMustBeKnown { get; init; }

    /// <summary>True if the name is only checked and not passed on: the command lists everyone concerned.</summary>
    public bool NameIsOnlyChecked { get; init; }
}
