using System.ComponentModel.DataAnnotations;
using GartanChatBot.Settings;

namespace GartanChatBot.Telemetry;

/// <summary>Settings of measuring and exporting.</summary>
internal sealed class TelemetryOptions
{
    /// <summary>False to measure nothing; the performance page is then empty.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Endpoint for metrics and traces by OTLP; empty for none.</summary>
    [WebAddress, System.ComponentModel.Description("an address such as http://127.0.0.1:4317")]
    public string? OtlpEndpoint { get; init; }

    /// <summary>Days for which quarter-hour figures are kept; trends need eight.</summary>
    [Range(1, 90)]
    public int Days { get; init; } = 9;
}
