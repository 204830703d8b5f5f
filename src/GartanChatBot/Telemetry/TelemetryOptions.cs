using System.ComponentModel.DataAnnotations;
using GartanChatBot.Settings;

namespace GartanChatBot.Telemetry;

/// <summary>What is measured, and who else is told.</summary>
internal sealed class TelemetryOptions
{
    /// <summary>False: nothing is measured, and the performance page is empty.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Where metrics and traces are sent by OTLP; empty: nowhere.</summary>
    [WebAddress, System.ComponentModel.Description("an address such as http://127.0.0.1:4317")]
    public string? OtlpEndpoint { get; init; }

    /// <summary>Figures of a quarter-hour are kept for so many days; trends need eight.</summary>
    [Range(1, 90)]
    public int Days { get; init; } = 9;
}
