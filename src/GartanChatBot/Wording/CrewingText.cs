using System.Runtime.CompilerServices;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;

namespace GartanChatBot.Wording;

/// <summary>Text for crewing levels and requirements, the same in every answer.</summary>
internal static class CrewingText
{
    /// <summary>Reason for time off the run that no unmet requirement explains.</summary>
    public const string OnlyGartan = "only Gartan's row says so";

    // Cached: a member's skills are one list instance for the whole day, and many answers show them.
    private static readonly ConditionalWeakTable<IReadOnlyList<string>, string> SkillLines = [];

    public static Tone ToneOf(CrewingState state) => state.Level switch
    {
        CrewingLevel.Unknown => Tone.Unknown,
        CrewingLevel.Off => Tone.Bad,
        CrewingLevel.Reduced => Tone.Reduced,
        CrewingLevel.Critical => Tone.Thin,
        CrewingLevel.On or CrewingLevel.Preferred => Tone.Good,
        CrewingLevel.Committed => Tone.Committed,
        _ => throw new InvalidOperationException($"No tone for {state.Level}."),
    };

    /// <summary>The verdict by itself, large: <c>On the run</c>.</summary>
    public static string Verdict(CrewingLevel level) => level switch
    {
        CrewingLevel.Off => "Off the run",
        CrewingLevel.Reduced => "Reduced crew",
        CrewingLevel.Critical or CrewingLevel.On or CrewingLevel.Preferred => "On the run",
        CrewingLevel.Committed => "Committed",
        _ => "Don't know",
    };

    /// <summary>Severity of a level for ordering: off the run is worst, then unknown.</summary>
    public static int Badness(CrewingLevel level) => level switch
    {
        CrewingLevel.Off => 5,
        CrewingLevel.Unknown => 4,
        CrewingLevel.Reduced => 3,
        CrewingLevel.Critical => 2,
        CrewingLevel.Committed => 1,
        _ => 0,
    };

    /// <summary>Tone for several states: that of the worst.</summary>
    public static Tone WorstOf(IEnumerable<CrewingState> states) =>
        states.MaxBy(state => Badness(state.Level)) is { } worst ? ToneOf(worst) : Tone.Unknown;

    /// <inheritdoc cref="WorstOf(IEnumerable{CrewingState})"/>
    public static Tone WorstOf(IEnumerable<Tone> tones) => tones.MaxBy(tone => tone switch
    {
        Tone.Bad => 6,
        Tone.Unknown => 5,
        Tone.Reduced => 4,
        Tone.Thin => 3,
        Tone.Committed => 2,
        Tone.Good => 1,
        _ => 0,
    });

    /// <summary>
    /// <c>no driver</c>, <c>crew 3 of 4, no officer</c>; <see cref="OnlyGartan"/> if only Gartan shows the appliance off.
    /// </summary>
    public static string WhyOff(CrewingState state) =>
        !state.RuleUnsure && Shortfalls(state) is { Length: > 0 } missing ? missing : OnlyGartan;

    public static string Shortfalls(CrewingState state) => Shortfalls(Unmet(state));

    public static string Shortfalls(IEnumerable<RequirementCount> unmet) => string.Join(", ", unmet.Select(Shortfall));

    /// <summary><c>no driver</c>, <c>BA 0 of 2</c>, <c>crew 3 of 4</c></summary>
    public static string Shortfall(RequirementCount count) => count switch
    {
        { Have: 0, Name: not Requirement.Crew, Need: 1 } => $"no {NameOf(count.Name)}",
        _ => $"{NameOf(count.Name)} {count.Have} of {count.Need}",
    };

    /// <summary><c>4 of 4 · officer 1 · driver 1 · BA 4 (needs 2)</c></summary>
    public static string Tally(CrewingState state) => string.Join(" · ", state.Requirements.Select(count => count switch
    {
        { Name: Requirement.Crew } when count.Have <= count.Need => $"{count.Have} of {count.Need}",
        { Name: Requirement.Crew } => $"{count.Have} (needs {count.Need})",
        { Met: false } => $"{NameOf(count.Name)} {count.Have} of {count.Need}",
        { Need: > 1 } when count.Have > count.Need => $"{NameOf(count.Name)} {count.Have} (needs {count.Need})",
        _ => $"{NameOf(count.Name)} {count.Have}",
    }));

    /// <summary><c>5: officer 1, driver 1, BA 4</c></summary>
    public static string Inventory(CrewingState state)
    {
        var skills = string.Join(", ", state.Requirements
            .Where(count => count.Name != Requirement.Crew)
            .Select(count => $"{NameOf(count.Name)} {count.Have}"));
        return state.Requirements is [{ Name: Requirement.Crew } crew, ..] ? $"{crew.Have}: {skills}" : skills;
    }

    /// <summary><c>✔ crew 4 of 4   ✔ officer 1   ✖ driver 0 of 1</c></summary>
    public static string Checklist(CrewingState state) => string.Join("   ", state.Requirements.Select(count =>
        $"{(count.Met ? '✔' : '✖')} {NameOf(count.Name)} {(count is { Have: 1, Need: 1 } ? "1" : $"{count.Have} of {count.Need}")}"));

    /// <summary>Display name of a requirement: <c>driver</c>, <c>BA</c>. Words are lower case, abbreviations upper case.</summary>
    public static string NameOf(string requirement) =>
        requirement is Requirement.Crew or "officer" or "driver" || requirement.Contains(' ', StringComparison.Ordinal)
            ? requirement
            : requirement.ToUpperInvariant();

    public static IEnumerable<RequirementCount> Unmet(CrewingState state) =>
        state.RuleMet ? [] : state.Requirements.Where(count => !count.Met);

    public static int? Have(CrewingState state, string requirement)
    {
        foreach (var count in state.Requirements)
        {
            if (count.Name == requirement)
                return count.Have;
        }

        return null;
    }

    /// <summary>
    /// <c>officer · driver · BA</c>: the skills that rules require first, in a fixed order; others in the order of the page.
    /// </summary>
    public static string SkillLine(MemberState member) => SkillLines.GetValue(member.SkillNames, LineOf);

    private static string LineOf(IReadOnlyList<string> names) => string.Join(" · ", names
        .OrderBy(name => name switch { "officer" => 0, "driver" => 1, "ba" => 2, _ => 3 })
        .Select(NameOf));
}
