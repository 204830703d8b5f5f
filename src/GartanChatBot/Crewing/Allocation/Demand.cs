namespace GartanChatBot.Crewing.Allocation;

/// <summary>A rule's needs: the requirements in order, then the joint needs of distinct seats.</summary>
internal sealed record Demand(IReadOnlyList<DemandItem> Requirements, IReadOnlyList<DemandItem> SharedSeats)
{
    public DemandItem[] Items { get; } = [.. Requirements, .. SharedSeats];

    public bool IsMetBy(ReadOnlySpan<int> measured)
    {
        foreach (var item in Items)
        {
            if (measured[item.Measure] < item.Requirement.Need)
                return false;
        }

        return true;
    }

    public int Shortfall(ReadOnlySpan<int> measured)
    {
        var missing = 0;
        foreach (var item in Items)
            missing += Math.Max(0, item.Requirement.Need - measured[item.Measure]);

        return missing;
    }

    /// <summary>
    /// Counts for the requirements in the rule's order. Shared seats are added only if they alone fail: too few people can take these seats
    /// between them, while every smaller choice of the seats has enough.
    /// </summary>
    public RequirementCount[] CountsOf(ReadOnlySpan<int> measured)
    {
        var counts = new List<RequirementCount>(Requirements.Count);
        foreach (var item in Requirements)
            counts.Add(new(item.Requirement.Name, measured[item.Measure], item.Requirement.Need));

        var unmet = new List<DemandItem>();
        foreach (var item in Items)
        {
            if (measured[item.Measure] >= item.Requirement.Need || unmet.Exists(fewer => fewer.Seats.All(item.Seats.Contains)))
                continue;

            unmet.Add(item);
            if (item.Seats.Length > 1)
                counts.Add(new(item.Requirement.Name, measured[item.Measure], item.Requirement.Need));
        }

        return [.. counts];
    }
}

/// <summary>A requirement, the measure it is compared with, and its seats.</summary>
internal sealed record DemandItem(Requirement Requirement, int Measure, string[] Seats);
