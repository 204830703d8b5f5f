namespace GartanChatBot.Crewing;

/// <summary>
/// Puts Gartan's verdict and our rule side by side. On or off follows Gartan's row where it has one, else the rule; the levels above off come
/// from the rule. People out at an incident make an appliance committed, not short, whatever its row says.
/// </summary>
internal static class CrewingJudge
{
    public static CrewingState Judge(
        GartanVerdict verdict,
        CrewingRule? rule,
        CrewedAppliance crewed,
        bool metWithCommitted,
        Func<IReadOnlyList<MemberKey>> critical)
    {
        var (known, met) = (rule is not null, crewed.As is not CrewedAs.Nothing);
        var phase = PhaseOf(verdict, known, met, metWithCommitted);
        var dependsOn = phase is RunPhase.On && met ? critical() : [];

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
            RuleMet = met,
            Mismatch = known && phase switch
            {
                RunPhase.On => !met,
                RunPhase.Off => met,
                _ => false,
            },
            Requirements = crewed.Counts,
            Unmet = UnmetOf(crewed.Counts),
            DependsOn = dependsOn,
        };
    }

    private static RunPhase PhaseOf(GartanVerdict verdict, bool ruleKnown, bool met, bool metWithCommitted) => verdict switch
    {
        GartanVerdict.Unknown => RunPhase.Unknown,
        _ when !met && metWithCommitted => RunPhase.Committed,
        GartanVerdict.Available => RunPhase.On,
        GartanVerdict.Unavailable => RunPhase.Off,
        _ when !ruleKnown => RunPhase.Unknown,
        _ => met ? RunPhase.On : RunPhase.Off,
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
