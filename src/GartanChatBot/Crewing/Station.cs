using NodaTime;

namespace GartanChatBot.Crewing;

/// <summary>An on-call fire station: its zone, its appliances in run order, and what its skill codes mean.</summary>
internal sealed record Station
{
    public required StationCode Code { get; init; }

    public required string Name { get; init; }

    public required DateTimeZone Zone { get; init; }

    /// <summary>In run order; empty to take the order of the page.</summary>
    public IReadOnlyList<ApplianceSettings> Appliances { get; init; } = [];

    public SkillAliases Aliases { get; init; } = SkillAliases.Default;

    public StationClock Clock => new(Zone);
}
