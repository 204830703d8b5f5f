namespace GartanChatBot.Crewing.Allocation;

/// <summary>
/// Allocates riders: appliances are crewed in run order, nobody rides two, and one that can't be crewed takes no riders. Results are
/// cached, because a rota is in the same few situations most of the time.
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

    /// <summary>Result for every appliance in run order, given the tally of people.</summary>
    public IReadOnlyList<CrewedAppliance> Allocate(ReadOnlySpan<char> people)
    {
        lock (gate)
            return Known(people);
    }

    /// <summary>
    /// Result with unreadable people: between the fewest and the most who may be on. Each appliance's result is its worst in any of these
    /// cases.
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

    /// <summary>Determines if each appliance can be crewed; null if that depends on unreadable people.</summary>
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

    /// <summary>Determines only how each appliance is crewed, which is cheaper.</summary>
    public IReadOnlyList<CrewedAs> Levels(ReadOnlySpan<char> people)
    {
        lock (gate)
            return LevelsOf(people);
    }

    /// <summary>
    /// One more person never makes an appliance worse while those before it are crewed the same. The first one whose result differs between
    /// fewest and most may take riders from those after it.
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

    /// <summary>Kinds that the appliance can't lose a person of.</summary>
    private bool[] Critical(ReadOnlySpan<char> people, int index, bool isFirst)
    {
        var critical = new bool[lineUp.KindCount];
        Demand[] atLeast = lineUp.ReducedDemands[index] is { } reduced ? [lineUp.Demands[index]!, reduced] : [lineUp.Demands[index]!];
        Span<int> left = stackalloc int[critical.Length];
        spare.Left.CopyTo(left);

        // Gartan would count one fewer too, so a spare person among those read may not be spare.
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
    /// Kinds that the appliance can't lose a person of, with unreadable people: critical if the crew is uncertain with one person less.
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

/// <summary>Kind of crew that an appliance can have.</summary>
internal enum CrewedAs
{
    Nothing,
    Reduced,
    Full,
}

/// <summary>Allocation result of one appliance.</summary>
/// <param name="As">How it can be crewed after the earlier appliances.</param>
/// <param name="Counts">Its requirements, with the people whom the earlier appliances can spare.</param>
/// <param name="Critical">For each kind, true if losing one person leaves it without a crew. Empty if it has no crew.</param>
internal sealed record CrewedAppliance(CrewedAs As, IReadOnlyList<RequirementCount> Counts, IReadOnlyList<bool> Critical)
{
    public static readonly CrewedAppliance WithoutRule = new(CrewedAs.Nothing, [], []);

    /// <summary>True if it can be crewed; null if that depends on unreadable people.</summary>
    public bool? Met { get; init; } = As is not CrewedAs.Nothing;

    /// <summary>Result if an earlier appliance may or may not be crewed: only the lower of both counts is certain.</summary>
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
