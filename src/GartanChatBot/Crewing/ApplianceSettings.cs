namespace GartanChatBot.Crewing;

/// <summary>What the operator says about an appliance, over and above what the grid shows.</summary>
internal sealed record ApplianceSettings(Callsign Callsign)
{
    /// <summary>Goes before the rule on the page; null to take the page's.</summary>
    public CrewingRule? Rule { get; init; }

    public int? ReducedRiders { get; init; }

    public int? PreferredRiders { get; init; }

    public IReadOnlyList<string> DistinctSeats { get; init; } = [];

    public string? Nickname { get; init; }

    /// <summary>The rule that holds on a day whose page says <paramref name="onPage"/>.</summary>
    public CrewingRule? Over(CrewingRule? onPage) => (Rule ?? onPage) is not { } rule
        ? null
        : rule with
        {
            ReducedRiders = ReducedRiders ?? rule.ReducedRiders,
            PreferredRiders = PreferredRiders ?? rule.PreferredRiders,
            DistinctSeats = DistinctSeats.Count > 0 ? DistinctSeats : rule.DistinctSeats,
        };
}
