using GartanChatBot.Commands.Times;
using GartanChatBot.Commands.Words;
using GartanChatBot.Crewing;
using NodaTime;
using NodaTime.Text;

namespace GartanChatBot.Commands.Alerting;

/// <summary>Parses typed alert settings; returns null for invalid ones.</summary>
internal static class AlertSettingValues
{
    private static readonly Duration LeastAhead = Duration.FromMinutes(15);
    private static readonly Duration MaxAhead = Duration.FromDays(14);
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    /// <summary>Example values for each setting.</summary>
    public static IEnumerable<string> SuggestionsFor(string? setting) => setting switch
    {
        "kinds" => AlertKindNames.All.SelectMany(kind => new[] { $"{kind.Word} on", $"{kind.Word} off" }),
        "ahead" => ["2h", "12h", "24h", "2 days", "7 days"],
        "quiet" => ["22:00-07:00", "23:00-06:00", "off"],
        "digest" => ["07:00", "08:00", "18:00", "always", "short"],
        "role" => ["none"],
        _ => [],
    };

    public static Duration? LookAhead(string text, StationClock clock, Instant now) =>
        new DurationParser(clock).Read(text, now) is (var until, "")
        && until - now is var ahead
        && ahead >= LeastAhead
        && ahead <= MaxAhead
            ? ahead
            : null;

    /// <summary>
    /// Parses the digest's time, or whether it is also posted when nothing is short; a null part leaves that setting as it is.
    /// </summary>
    public static (string? At, bool? Always)? Digest(string text) => NormalizedText.Of(text) switch
    {
        "always" => (null, true),
        "short" or "only short" or "only if short" => (null, false),
        _ when ClockTime.ReadOne(text) is { } at => (Clock.Format(at), null),
        _ => null,
    };

    /// <summary>Parses quiet hours to <c>22:00-07:00</c>; an empty string means none.</summary>
    public static string? QuietHours(string text)
    {
        var folded = NormalizedText.Of(text).Replace('–', '-');
        if (folded is "off" or "none" or "never")
            return "";

        string[] times = folded.Replace(" to ", "-", StringComparison.Ordinal).Split('-', StringSplitOptions.TrimEntries);
        return times is [var first, var second] && ClockTime.ReadOne(first) is { } from && ClockTime.ReadOne(second) is { } to && from != to
            ? $"{Clock.Format(from)}-{Clock.Format(to)}"
            : null;
    }
}
