using NodaTime;

namespace GartanChatBot.Crewing;

/// <summary>An on-call fire station: its time zone, its appliances in run order, and the meaning of its skill codes.</summary>
internal sealed record Station
{
    public required StationCode Code { get; init; }

    public required string Name { get; init; }

    public required DateTimeZone Zone { get; init; }

    /// <summary>Appliances in run order; empty to use the page's order.</summary>
    public IReadOnlyList<ApplianceSettings> Appliances { get; init; } = [];

    public SkillAliases Aliases { get; init; } = SkillAliases.Default;

    /// <summary>Use of Gartan's own counts.</summary>
    public HeadCountUse HeadCount { get; init; }

    public StationClock Clock => new(Zone);
}

/// <summary>Use of the page's own counts of the crew.</summary>
internal enum HeadCountUse
{
    /// <summary>Answers count no more people than Gartan does, and mention a difference.</summary>
    Bound,

    /// <summary>Rejects a page whose counts differ.</summary>
    Refuse,

    /// <summary>Ignores Gartan's counts, because they include other people than the crew.</summary>
    Ignore,
}
