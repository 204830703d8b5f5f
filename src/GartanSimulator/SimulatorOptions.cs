using NodaTime;

namespace GartanSimulator;

/// <summary>Settings of the simulated site.</summary>
public sealed record SimulatorOptions
{
    /// <summary>Path prefix such as <c>/GartanAvailability</c>; empty for an application at the root.</summary>
    public string PathPrefix { get; init; } = "";

    public string UserName { get; init; } = "demo";

    public string Password { get; init; } = "drill-night";

    public IReadOnlyList<SimulatedStation> Stations { get; init; } = [SimulatedStation.Fernbrae];

    public RotaStyle Rota { get; init; } = RotaStyle.Lively;

    public int Seed { get; init; } = 41;

    public DateTimeZone Zone { get; init; } = DateTimeZoneProviders.Tzdb["Europe/London"];

    /// <summary>Accepted formats of a page method's parameters; the real site's old serializer accepts either.</summary>
    public AcceptedBody Accepts { get; init; } = AcceptedBody.Either;

    /// <summary>Folder of saved pages named <c>station-date.html</c>; days without a file are generated.</summary>
    public string? PagesFolder { get; init; }

    public ClockChangeColumns ClockChange { get; init; } = ClockChangeColumns.WallClock;

    /// <summary>Number of rejected passwords that locks the account; the real site also has such a limit.</summary>
    public int LocksAfter { get; init; } = 3;

    /// <summary>True to redirect an accepted log-in to the first page instead of sending that page.</summary>
    public bool RedirectsAfterLogin { get; init; }

    /// <summary>Where the page after the log-in names the stations that the account can see.</summary>
    public StationList Lists { get; init; } = StationList.Select;

    /// <summary>The label that is taken for a station; the code, or code and name.</summary>
    public bool WantsLongLabels { get; init; }

    /// <summary>0 takes any free port.</summary>
    public int Port { get; init; }
}

/// <summary>How the page after the log-in names stations.</summary>
public enum StationList
{
    None,
    Select,
    Script,
}

/// <summary>Which forms of a request's body the site takes.</summary>
public enum AcceptedBody
{
    Either,
    StrictJson,
    ScriptLiteral,
}
