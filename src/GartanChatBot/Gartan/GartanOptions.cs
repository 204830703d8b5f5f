using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using GartanChatBot.Crewing;
using GartanChatBot.Settings;

namespace GartanChatBot.Gartan;

/// <summary>Address, account and request limits of the rota site.</summary>
internal sealed class GartanOptions
{
    /// <summary>Root of the service's Gartan, with or without a path prefix.</summary>
    [WebAddress, Description("an address such as https://example-availability.gartantech.com/")]
    public string? BaseUrl { get; init; }

    public Secret Username { get; init; } = Secret.None;

    public Secret Password { get; init; } = Secret.None;

    [AllowedValues(15, 30, 60), Description("15, 30 or 60")]
    public int ResolutionMinutes { get; init; } = 15;

    /// <summary>Format of a page request: strict JSON, or the JavaScript literal that Gartan's own page sends.</summary>
    [Description("Json or Script")]
    public RequestBody Body { get; init; } = RequestBody.Json;

    /// <summary>Minimum time between the end of one request and the start of the next.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00"), Description("a time span up to a minute, such as 00:00:02")]
    public TimeSpan MinimumSpacing { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Requests per day (UTC) after which none are sent; null for 1,000 per station.</summary>
    [Range(1, 100_000), Description("a whole number from 1 to 100000")]
    public int? DailyRequestCap { get; init; }

    /// <summary>Use of the page's own counts of the crew.</summary>
    [Description("Bound, Refuse or Ignore")]
    public HeadCountUse HeadCount { get; init; }

    /// <summary>Meanings of cell and row markings at this service.</summary>
    public MarkOptions Marks { get; init; } = new();

    /// <summary>True if the operator has the service's permission.</summary>
    public bool PermissionConfirmed { get; init; }

    /// <summary>Contact in the user agent, so that the site's operators know whom to ask.</summary>
    public string? Contact { get; init; }
}

/// <summary>Formats of a page method's parameters.</summary>
internal enum RequestBody
{
    Json,
    Script,
}
