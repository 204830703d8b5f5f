using System.Globalization;

namespace GartanChatBot.Telemetry;

/// <summary>Formats durations: <c>1.8 µs</c>, <c>12 ms</c>, <c>2 s</c>.</summary>
internal static class DurationText
{
    public static string Of(TimeSpan span) => Of(span.Ticks);

    public static string Of(double ticks) => (ticks / TimeSpan.TicksPerMillisecond) switch
    {
        < 1 => Say(ticks / TimeSpan.TicksPerMicrosecond, "µs"),
        < 1000 and var milliseconds => Say(milliseconds, "ms"),
        var milliseconds => Say(milliseconds / 1000, "s"),
    };

    private static string Say(double value, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{(value < 10 ? Math.Round(value, 1) : Math.Round(value))} {unit}");
}
