namespace GartanChatBot.Crewing.Allocation;

/// <summary>
/// Who can ride what: appliances are crewed in run order, nobody rides two, and one that cannot be crewed takes nobody.
/// Answers are remembered, because a rota is in the same few situations for most of its time.
/// </summary>
internal sealed class RiderAllocation(LineUp lineUp)
{
    private readonly Lock gate = new();
    private readonly SpareRiderSearch spare = new(lineUp);
    private readonly Dictionary<string, CrewedAppliance[]> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CrewedAs[]> knownLevels = new(StringComparer.Ordinal);
    private readonly int[] measured = new int[lineUp.MeasureCount];
    private readonly int[] withoutOne = new int[lineUp.KindCount];

    public LineUp LineUp => lineUp;

    /// <summary>Every appliance in run order, given the tally of the people.</summary>
    public IReadOnlyList<CrewedAppliance> Allocate(ReadOnlySpan<char> people)
    {
        lock (gate)
            return Known(people);
    }

    /// <summary>
    /// The same where nobody can say of some people whether they are on: with the fewest and with the most there may be. What is said of an
    /// appliance is never better than it is in any of these worlds.
    /// </summary>
    public IReadOnlyList<CrewedAppliance> Allocate(ReadOnlySpan<char> fewest, ReadOnlySpan<char> most)
    {
        if (fewest.SequenceEqual(most))
            return Allocate(fewest);

        lock (gate)
        {
            var (met, settled) = MetIn(fewest, most);
            var (worst, best) = (Known(fewest), Known(most));
            var appliances = new CrewedAppliance[met.Length];
            for (var index = 0; index < met.Length; index++)
            {
                appliances[index] = index > settled ? CrewedAppliance.Unsettled(worst[index], best[index], met[index])
                    : worst[index] with { Met = met[index], Critical = met[index] is true ? Critical(fewest, most, index) : [] };
            }

            return appliances;
        }
    }

    /// <summary>Whether each appliance can be crewed; null where that hangs on people of whom nobody can say whether they are on.</summary>
    public IReadOnlyList<bool?> IsMet(ReadOnlySpan<char> fewest, ReadOnlySpan<char> most)
    {
        lock (gate)
            return MetIn(fewest, most).Met;
    }

    public bool IsSurelyMet(ReadOnlySpan<char> fewest, ReadOnlySpan<char> most, int appliance)
    {
        lock (gate)
            return fewest.SequenceEqual(most)
                ? LevelsOf(fewest)[appliance] is not CrewedAs.Nothing
                : MetIn(fewest, most).Met[appliance] is true;
    }

    /// <summary>Only how each appliance is crewed, which is less work.</summary>
    public IReadOnlyList<CrewedAs> Levels(ReadOnlySpan<char> people)
    {
        lock (gate)
            return LevelsOf(people);
    }

    /// <summary>
    /// One person more is never worse for an appliance while those before it are crewed as they were; the first one that is not crewed the
    /// same with the fewest and the most may take anybody from those after it.
    /// </summary>
    private (bool?[] Met, int Settled) MetIn(ReadOnlySpan<char> fewest, ReadOnlySpan<char> most)
    {
        var (worst, best) = (LevelsOf(fewest), LevelsOf(most));
        var (met, settled) = (new bool?[worst.Length], 0);
        while (settled < worst.Length && worst[settled] == best[settled])
            settled++;

        for (var index = 0; index < met.Length; index++)
        {
            met[index] = index > settled ? CanRideAlone(most, index) ? null : false
                : worst[index] is not CrewedAs.Nothing ? true
                : best[index] is CrewedAs.Nothing ? false
                : null;
        }

        return (met, settled);
    }

    private bool CanRideAlone(ReadOnlySpan<char> people, int index) =>
        (lineUp.Demands[index] is { } demand && spare.CanSpare(people, [], demand))
        || (lineUp.ReducedDemands[index] is { } reduced && spare.CanSpare(people, [], reduced));

    private CrewedAppliance[] Known(ReadOnlySpan<char> people)
    {
        var byPeople = known.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!byPeople.TryGetValue(people, out var appliances))
            byPeople[people] = appliances = Work(people);

        return appliances;
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
            spare.Find(people, earlier, demand);

            if (spare.Shortfall > 0)
            {
                crewed = reduced is not null && spare.CanSpare(people, earlier, reduced) ? CrewedAs.Reduced : CrewedAs.Nothing;
                spare.Find(people, earlier, demand, crewed is CrewedAs.Reduced ? reduced : null);
            }

            var counts = demand.CountsOf(spare.Measured);
            appliances[index] = new(crewed, counts, crewed is CrewedAs.Nothing ? [] : Critical(people, index, earlier.Count == 0));

            if (crewed is not CrewedAs.Nothing)
                earlier.Add(crewed is CrewedAs.Full ? demand : reduced!);
        }

        return appliances;
    }

    private CrewedAs[] LevelsOf(ReadOnlySpan<char> people)
    {
        var byPeople = knownLevels.GetAlternateLookup<ReadOnlySpan<char>>();
        if (byPeople.TryGetValue(people, out var levels))
            return levels;

        levels = new CrewedAs[lineUp.Demands.Count];
        var earlier = new List<Demand>();

        for (var index = 0; index < levels.Length; index++)
        {
            if (lineUp.Demands[index] is { } demand && spare.CanSpare(people, earlier, demand))
            {
                levels[index] = CrewedAs.Full;
                earlier.Add(demand);
            }
            else if (lineUp.ReducedDemands[index] is { } reduced && spare.CanSpare(people, earlier, reduced))
            {
                levels[index] = CrewedAs.Reduced;
                earlier.Add(reduced);
            }
        }

        return byPeople[people] = levels;
    }

    /// <summary>The kinds of which nobody may be lost.</summary>
    private bool[] Critical(ReadOnlySpan<char> people, int index, bool isFirst)
    {
        var critical = new bool[lineUp.KindCount];
        Demand[] atLeast = lineUp.ReducedDemands[index] is { } reduced ? [lineUp.Demands[index]!, reduced] : [lineUp.Demands[index]!];
        Span<int> left = stackalloc int[critical.Length];
        spare.Left.CopyTo(left);

        // Gartan would count one fewer as well, so that somebody to spare among those we read need not be one.
        var limited = lineUp.IsLimited(people);

        for (var kind = 0; kind < critical.Length; kind++)
        {
            if (people[kind] == 0 || (!limited && left[kind] > 0 && IsStillMet(left, kind, atLeast)))
                continue;

            critical[kind] = (isFirst && !limited) || Loses(people, kind, index);
        }

        return critical;
    }

    /// <summary>
    /// The same while some people may be on or off: a kind is critical when, with one less of it, nobody can be sure of a crew.
    /// </summary>
    private bool[] Critical(ReadOnlySpan<char> fewest, ReadOnlySpan<char> most, int index)
    {
        var critical = new bool[lineUp.KindCount];
        Span<char> fewer = stackalloc char[fewest.Length];
        Span<char> fewerAtMost = stackalloc char[most.Length];

        for (var kind = 0; kind < critical.Length; kind++)
        {
            if (fewest[kind] == 0)
                continue;

            fewest.CopyTo(fewer);
            most.CopyTo(fewerAtMost);
            fewer[kind]--;
            fewerAtMost[kind]--;
            critical[kind] = MetIn(fewer, fewerAtMost).Met[index] is not true;
        }

        return critical;
    }

    private bool IsStillMet(ReadOnlySpan<int> left, int kind, Demand[] atLeast)
    {
        left.CopyTo(withoutOne);
        withoutOne[kind]--;
        spare.MeasuresOf(withoutOne, measured);

        foreach (var demand in atLeast)
        {
            if (demand.IsMetBy(measured))
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

    /// <summary>It can be crewed; null where that hangs on people of whom nobody can say whether they are on.</summary>
    public bool? Met { get; init; } = As is not CrewedAs.Nothing;

    /// <summary>Where one before it may or may not be crewed: nothing is sure but the fewer of both counts.</summary>
    public static CrewedAppliance Unsettled(CrewedAppliance worst, CrewedAppliance best, bool? met) =>
        new(CrewedAs.Nothing, [.. worst.Counts.Select(count => Fewer(count, best.Counts))], []) { Met = met };

    private static RequirementCount Fewer(RequirementCount count, IReadOnlyList<RequirementCount> others)
    {
        foreach (var other in others)
        {
            if (other.Name == count.Name && other.Have < count.Have)
                return other;
        }

        return count;
    }
}
