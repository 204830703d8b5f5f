namespace GartanChatBot.Crewing;

/// <summary>The operator's settings for an appliance, in addition to what the grid shows.</summary>
internal sealed record ApplianceSettings(Callsign Callsign)
{
    /// <summary>Overrides the rule on the page; null to use the page's.</summary>
    public CrewingRule? Rule { get; init; }

    public int? ReducedRiders { get; init; }

    public int? PreferredRiders { get; init; }

    public IReadOnlyList<string> DistinctSeats { get; init; } = [];

    public string? Nickname { get; init; }

    /// <summary>The rule that applies on a day whose page shows <paramref name="onPage"/>.</summary>
    public CrewingRule? Over(CrewingRule? onPage) => (Rule ?? onPage) is not { } rule
        ? null
        : rule with
        {
            ReducedRiders = ReducedRiders ?? rule.ReducedRiders,
            PreferredRiders = PreferredRiders ?? rule.PreferredRiders,
            DistinctSeats = DistinctSeats.Count > 0 ? DistinctSeats : rule.DistinctSeats,
        };
}
