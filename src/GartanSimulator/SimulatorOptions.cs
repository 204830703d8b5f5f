using NodaTime;

namespace GartanSimulator;

/// <summary>What the pretend site is like.</summary>
public sealed record SimulatorOptions
{
    /// <summary>Empty for an application at the root, or a prefix such as <c>/GartanAvailability</c>.</summary>
    public string PathPrefix { get; init; } = "";

    public string UserName { get; init; } = "demo";

    public string Password { get; init; } = "drill-night";

    public IReadOnlyList<SimulatedStation> Stations { get; init; } = [SimulatedStation.Fernbrae];

    public RotaStyle Rota { get; init; } = RotaStyle.Lively;

    public int Seed { get; init; } = 41;

    public DateTimeZone Zone { get; init; } = DateTimeZoneProviders.Tzdb["Europe/London"];

    /// <summary>How the parameters of a page method may be written; the real site's old serializer takes either.</summary>
    public AcceptedBody Accepts { get; init; } = AcceptedBody.Either;

    /// <summary>Folder of saved pages called <c>station-date.html</c>; days without a file are generated.</summary>
    public string? PagesFolder { get; init; }

    public ClockChangeColumns ClockChange { get; init; } = ClockChangeColumns.WallClock;

    /// <summary>How many refused passwords lock the account, as the real site does after some number.</summary>
    public int LocksAfter { get; init; } = 3;

    /// <summary>Whether an accepted log-in is answered by a redirect to the first page in place of that page itself.</summary>
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
