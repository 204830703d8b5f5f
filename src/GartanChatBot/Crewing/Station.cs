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

    /// <summary>What Gartan's own counts do to ours.</summary>
    public HeadCountUse HeadCount { get; init; }

    public StationClock Clock => new(Zone);
}

/// <summary>What is done with the page's own counts of the crew.</summary>
internal enum HeadCountUse
{
    /// <summary>Answers count no more people than Gartan does, and mention a difference.</summary>
    Bound,

    /// <summary>A page on which they differ is not taken.</summary>
    Refuse,

    /// <summary>Gartan's counts cover other people than the crew and are not used.</summary>
    Ignore,
}
