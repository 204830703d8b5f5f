using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using GartanChatBot.Crewing;
using GartanChatBot.Settings;

namespace GartanChatBot.Gartan;

/// <summary>Where the rota site is, whose account reads it, and how politely.</summary>
internal sealed class GartanOptions
{
    /// <summary>Root of the service's Gartan, with or without a path prefix.</summary>
    [WebAddress, Description("an address such as https://example-availability.gartantech.com/")]
    public string? BaseUrl { get; init; }

    public Secret Username { get; init; } = Secret.None;

    public Secret Password { get; init; } = Secret.None;

    [AllowedValues(15, 30, 60), Description("15, 30 or 60")]
    public int ResolutionMinutes { get; init; } = 15;

    /// <summary>How a request for a page is written: as strict JSON, or as the JavaScript literal that Gartan's own page sends.</summary>
    [Description("Json or Script")]
    public RequestBody Body { get; init; } = RequestBody.Json;

    /// <summary>Least time between the end of one request and the start of the next.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00"), Description("a time span up to a minute, such as 00:00:02")]
    public TimeSpan MinimumSpacing { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Requests in one day (UTC) after which nothing more is sent; left out, 1,000 for each station.</summary>
    [Range(1, 100_000), Description("a whole number from 1 to 100000")]
    public int? DailyRequestCap { get; init; }

    /// <summary>What the page's own counts of the crew do to ours.</summary>
    [Description("Bound, Refuse or Ignore")]
    public HeadCountUse HeadCount { get; init; }

    /// <summary>What marks of cells and rows mean at this service.</summary>
    public MarkOptions Marks { get; init; } = new();

    /// <summary>The operator has the service's permission.</summary>
    public bool PermissionConfirmed { get; init; }

    /// <summary>Put into the user agent, so that the site's people know whom to ask.</summary>
    public string? Contact { get; init; }
}

/// <summary>The two forms in which the parameters of a page method may travel.</summary>
internal enum RequestBody
{
    Json,
    Script,
}
