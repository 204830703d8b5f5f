using System.Text.RegularExpressions;

namespace GartanChatBot.Commands;

/// <summary>One shape of sentence and the command it asks for.</summary>
internal sealed record GrammarRule(Regex Pattern, string Command)
{
    public static Regex Whole(string pattern) => new(
        $"^(?:{pattern})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    public static GrammarRule Rule(string command, params IEnumerable<string> sentences) =>
        new(Whole(string.Join('|', sentences)), command);

    public static GrammarRule PumpRule(string command, params IEnumerable<string> sentences) =>
        Rule(command, sentences) with { TakesAppliance = true };

    /// <summary>A rule each: where the words of one are no skill, another may fit.</summary>
    public static IEnumerable<GrammarRule> SkillRules(params IEnumerable<string> sentences) =>
        sentences.Select(sentence => PumpRule("skill", sentence));

    /// <summary>A call sign anywhere in the sentence is the command's first argument.</summary>
    public bool TakesAppliance { get; init; }

    /// <summary>The call sign comes after what the sentence says, not before.</summary>
    public bool ApplianceLast { get; init; }

    /// <summary>Words that go before what the sentence says.</summary>
    public IReadOnlyList<string> Leading { get; init; } = [];

    /// <summary>Without a time the sentence asks something else.</summary>
    public bool OnlyWithTime { get; init; }

    /// <summary>Only of this moment: without "now" the sentence asks about what is to come.</summary>
    public bool OnlyOfNow { get; init; }

    /// <summary>Only somebody on the rota can be meant: any word would match.</summary>
    public bool NameMustBeKnown { get; init; }

    /// <summary>The command takes no name: its answer lists whoever it is true of.</summary>
    public bool NameIsOnlyChecked { get; init; }
}
