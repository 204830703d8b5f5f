namespace GartanChatBot.Crewing.Allocation;

/// <summary>
/// Combines Gartan's verdict with our rule. On or off follows Gartan's row if there is one, else the rule; the levels above off come from
/// the rule. With people out at an incident an appliance is committed, not short, whatever its row shows.
/// </summary>
internal static class CrewingEvaluator
{
    /// <param name="verdict">Verdict of Gartan's own row.</param>
    /// <param name="rule">Null if the rule is unknown.</param>
    /// <param name="crewed">Result of allocating the available people.</param>
    /// <param name="metWithCommitted">
    /// Whether the rule is met with people at an incident too; null if that depends on unreadable people.
    /// </param>
    /// <param name="unreadable">Number of people whose availability can't be read.</param>
    /// <param name="critical">Members whose loss alone puts the appliance off the run.</param>
    public static CrewingState Judge(
        GartanVerdict verdict,
        CrewingRule? rule,
        CrewedAppliance crewed,
        bool? metWithCommitted,
        int unreadable,
        Func<IReadOnlyList<MemberKey>> critical)
    {
        var (known, met) = (rule is not null, crewed.Met);
        var phase = PhaseOf(verdict, known, met, metWithCommitted);
        var dependsOn = phase is RunPhase.On && met is true ? critical() : [];

        return new()
        {
            Phase = phase,
            Level = phase switch
            {
                RunPhase.Unknown => CrewingLevel.Unknown,
                RunPhase.Off => CrewingLevel.Off,
                RunPhase.Committed => CrewingLevel.Committed,
                _ => LevelOf(rule, crewed, dependsOn.Count > 0),
            },
            Gartan = verdict,
            RuleKnown = known,
            RuleMet = met is true,
            RuleUnsure = met is null,
            Unreadable = unreadable,
            Mismatch = known && phase switch
            {
                RunPhase.On => met is false,
                RunPhase.Off => met is true,
                _ => false,
            },
            Requirements = crewed.Counts,
            Unmet = UnmetOf(crewed.Counts),
            DependsOn = dependsOn,
        };
    }

    /// <summary>
    /// The phase is unknown if it depends on unreadable people and Gartan has no verdict; with a verdict, they never improve it.
    /// </summary>
    private static RunPhase PhaseOf(GartanVerdict verdict, bool ruleKnown, bool? met, bool? metWithCommitted) => verdict switch
    {
        GartanVerdict.Unknown => RunPhase.Unknown,
        GartanVerdict.Available => met is not true && metWithCommitted is true ? RunPhase.Committed : RunPhase.On,
        GartanVerdict.Unavailable => met is false && metWithCommitted is true ? RunPhase.Committed : RunPhase.Off,
        _ when !ruleKnown || met is null => RunPhase.Unknown,
        _ when met is true => RunPhase.On,
        _ => metWithCommitted switch
        {
            true => RunPhase.Committed,
            false => RunPhase.Off,
            null => RunPhase.Unknown,
        },
    };

    private static CrewingLevel LevelOf(CrewingRule? rule, CrewedAppliance crewed, bool hangsOnSomebody) => crewed.As switch
    {
        _ when rule is null => CrewingLevel.On,
        // Gartan shows it on although the rule is not met: there is no visible margin.
        CrewedAs.Nothing => CrewingLevel.Critical,
        CrewedAs.Reduced => CrewingLevel.Reduced,
        _ when hangsOnSomebody => CrewingLevel.Critical,
        _ when rule.PreferredRiders is { } preferred && crewed.Counts[0].Have >= preferred => CrewingLevel.Preferred,
        _ => CrewingLevel.On,
    };

    private static string[] UnmetOf(IReadOnlyList<RequirementCount> counts)
    {
        List<string>? unmet = null;
        foreach (var count in counts)
        {
            if (!count.Met)
                (unmet ??= []).Add(count.Name);
        }

        return unmet?.ToArray() ?? [];
    }
}
