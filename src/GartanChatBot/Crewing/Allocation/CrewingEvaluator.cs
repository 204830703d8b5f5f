namespace GartanChatBot.Crewing.Allocation;

/// <summary>
/// Puts Gartan's verdict and our rule side by side. On or off follows Gartan's row where it has one, else the rule; the levels above off
/// come from the rule. People out at an incident make an appliance committed, not short, whatever its row says.
/// </summary>
internal static class CrewingEvaluator
{
    /// <param name="verdict">Of Gartan's own row.</param>
    /// <param name="rule">Null where it is not known.</param>
    /// <param name="crewed">By the people who are available.</param>
    /// <param name="metWithCommitted">By them and those at an incident; null where that hangs on people who are unreadable.</param>
    /// <param name="unreadable">People of whom nobody can say whether they are on.</param>
    /// <param name="critical">Everybody whose loss alone puts it off the run.</param>
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
    /// Without a verdict of Gartan, what hangs on people who are unreadable is unknown; with one, they never make it better.
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
        // Gartan has it on although the rule is not met: no margin that we can see.
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
