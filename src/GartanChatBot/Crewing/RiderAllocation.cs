namespace GartanChatBot.Crewing;

/// <summary>
/// Who can ride what: appliances are crewed in run order, nobody rides two, and one that cannot be crewed takes nobody.
/// Answers are remembered, because a rota is in the same few situations for most of its time.
/// </summary>
internal sealed class RiderAllocation(LineUp lineUp)
{
    private readonly Lock _gate = new();
    private readonly SpareRiders _spare = new(lineUp);
    private readonly Dictionary<string, CrewedAppliance[]> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CrewedAs[]> _knownLevels = new(StringComparer.Ordinal);
    private readonly int[] _measured = new int[lineUp.MeasureCount];
    private readonly int[] _withoutOne = new int[lineUp.KindCount];

    public LineUp LineUp => lineUp;

    /// <summary>Every appliance in run order, given how many people there are of each kind.</summary>
    public IReadOnlyList<CrewedAppliance> Allocate(ReadOnlySpan<char> people)
    {
        lock (_gate)
        {
            var known = _known.GetAlternateLookup<ReadOnlySpan<char>>();
            if (!known.TryGetValue(people, out var appliances))
                known[people] = appliances = Work(people);

            return appliances;
        }
    }

    /// <summary>Only how each appliance is crewed, which is less work.</summary>
    public IReadOnlyList<CrewedAs> Levels(ReadOnlySpan<char> people)
    {
        lock (_gate)
            return LevelsOf(people);
    }

    private CrewedAppliance[] Work(ReadOnlySpan<char> people)
    {
        var appliances = new CrewedAppliance[lineUp.Demands.Count];
        var earlier = new List<Demand>();

        for (var index = 0; index < appliances.Length; index++)
        {
            if (lineUp.Demands[index] is not { } demand)
            {
                appliances[index] = CrewedAppliance.WithoutRule;
                continue;
            }

            var reduced = lineUp.ReducedDemands[index];
            var crewed = CrewedAs.Full;
            _spare.Find(people, earlier, demand);

            if (_spare.Shortfall > 0)
            {
                crewed = reduced is not null && _spare.CanSpare(people, earlier, reduced) ? CrewedAs.Reduced : CrewedAs.Nothing;
                _spare.Find(people, earlier, demand, crewed is CrewedAs.Reduced ? reduced : null);
            }

            var counts = demand.CountsOf(_spare.Measured);
            appliances[index] = new(crewed, counts, crewed is CrewedAs.Nothing ? [] : Critical(people, index, earlier.Count == 0));

            if (crewed is not CrewedAs.Nothing)
                earlier.Add(crewed is CrewedAs.Full ? demand : reduced!);
        }

        return appliances;
    }

    private CrewedAs[] LevelsOf(ReadOnlySpan<char> people)
    {
        var known = _knownLevels.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(people, out var levels))
            return levels;

        levels = new CrewedAs[lineUp.Demands.Count];
        var earlier = new List<Demand>();

        for (var index = 0; index < levels.Length; index++)
        {
            if (lineUp.Demands[index] is { } demand && _spare.CanSpare(people, earlier, demand))
            {
                levels[index] = CrewedAs.Full;
                earlier.Add(demand);
            }
            else if (lineUp.ReducedDemands[index] is { } reduced && _spare.CanSpare(people, earlier, reduced))
            {
                levels[index] = CrewedAs.Reduced;
                earlier.Add(reduced);
            }
        }

        return known[people] = levels;
    }

    /// <summary>The kinds of which nobody may be lost.</summary>
    private bool[] Critical(ReadOnlySpan<char> people, int index, bool isFirst)
    {
        var critical = new bool[people.Length];
        Demand[] atLeast = lineUp.ReducedDemands[index] is { } reduced ? [lineUp.Demands[index]!, reduced] : [lineUp.Demands[index]!];
        Span<int> left = stackalloc int[people.Length];
        _spare.Left.CopyTo(left);

        for (var kind = 0; kind < people.Length; kind++)
        {
            if (people[kind] == 0 || (left[kind] > 0 && IsStillMet(left, kind, atLeast)))
                continue;

            critical[kind] = isFirst || Loses(people, kind, index);
        }

        return critical;
    }

    private bool IsStillMet(ReadOnlySpan<int> left, int kind, Demand[] atLeast)
    {
        left.CopyTo(_withoutOne);
        _withoutOne[kind]--;
        _spare.MeasuresOf(_withoutOne, _measured);

        foreach (var demand in atLeast)
        {
            if (demand.IsMetBy(_measured))
                return true;
        }

        return false;
    }

    private bool Loses(ReadOnlySpan<char> people, int kind, int index)
    {
        Span<char> fewer = stackalloc char[people.Length];
        people.CopyTo(fewer);
        fewer[kind]--;
        return LevelsOf(fewer)[index] is CrewedAs.Nothing;
    }
}

/// <summary>How an appliance can be crewed.</summary>
internal enum CrewedAs
{
    Nothing,
    Reduced,
    Full,
}

/// <summary>What the allocation says of one appliance.</summary>
/// <param name="As">How it can be crewed beside the appliances before it.</param>
/// <param name="Counts">Its requirements beside the people whom those can spare.</param>
/// <param name="Critical">For each kind: losing one of them leaves it without a crew. Empty when it has none.</param>
internal sealed record CrewedAppliance(CrewedAs As, IReadOnlyList<RequirementCount> Counts, IReadOnlyList<bool> Critical)
{
    public static readonly CrewedAppliance WithoutRule = new(CrewedAs.Nothing, [], []);
}
