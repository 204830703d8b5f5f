using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace GartanChatBot.Stations;

/// <summary>One entry of <c>Stations</c> in <c>config/stations.json</c>.</summary>
internal sealed class StationOptions
{
    [Required, RegularExpression("^[A-Za-z0-9_-]{1,20}$"), Description("the station's code: letters and digits, such as K41")]
    public string Code { get; init; } = "";

    public string? Name { get; init; }

    /// <summary>Gartan's number for the station, sent with every page request.</summary>
    [Range(0, int.MaxValue), Description("Gartan's number for the station, such as 4101")]
    public int BrigadeId { get; init; }

    /// <summary>Gartan's label for the station; defaults to the code.</summary>
    public string? BrigadeName { get; init; }

    [TimeZoneName, Description("a zone of the IANA list, such as Europe/London")]
    public string TimeZone { get; init; } = "Europe/London";

    [Range(1, 60), Description("how many days are read from today on: 1 to 60")]
    public int DaysAhead { get; init; } = 14;

    /// <summary>Appliances in run order. Optional: call signs and rules are read from the grid, and entries here override them.</summary>
    public IReadOnlyList<ApplianceOptions> Appliances { get; init; } = [];
}

/// <summary>Settings of one appliance; omitted ones are read from the grid.</summary>
internal sealed class ApplianceOptions
{
    [Required, CallSignText, Description("the call sign as Gartan shows it, such as K41P1")]
    public string CallSign { get; init; } = "";

    /// <summary>Name that people use in chat, in addition to the call sign.</summary>
    public string? Nickname { get; init; }

    /// <summary>The rule in Gartan's notation, instead of the one on the page: <c>Total Crew: 4, MGR x 1, LGV x 1, BA x 2</c>.</summary>
    [CrewingRuleText, Description("a crewing rule such as \"Total Crew: 4, MGR x 1, LGV x 1, BA x 2\"")]
    public string? Rule { get; init; }

    [Range(1, 20), Description("the riders with which it may still go with a reduced crew: 1 to 20")]
    public int? ReducedRiders { get; init; }

    [Range(1, 20), Description("how many riders to aim for: 1 to 20")]
    public int? PreferredRiders { get; init; }

    /// <summary>
    /// Seats that must be filled by different people, such as <c>officer</c> and <c>driver</c>. If empty, one person may count for all.
    /// </summary>
    public IReadOnlyList<string> DistinctSeats { get; init; } = [];
}

/// <summary>Maps grid codes to skills; one code may mean several.</summary>
internal sealed class SkillOptions
{
    /// <summary>Skill name to the codes that count as it; replaces the default list for that name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Aliases { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
}
