using GartanChatBot.Crewing;
using NodaTime;
using NodaTime.Text;

namespace GartanChatBot.Web;

/// <summary>Reads and writes the API's times: ISO 8601, local to the station unless they have an offset.</summary>
internal static class ApiTimes
{
    private const string Accepted = "a time such as 2026-06-09T14:20 (local to the station) or 2026-06-09T14:20:00+01:00";

    /// <summary>The accepted range: wide enough for every rota, narrow enough that adding days can't leave the calendar's range.</summary>
    private static readonly Interval Reckonable = new(Instant.FromUtc(1990, 1, 1, 0, 0), Instant.FromUtc(2200, 1, 1, 0, 0));

    private static readonly LocalDateTimePattern[] LocalForms =
    [
        LocalDateTimePattern.CreateWithInvariantCulture("yyyy-MM-dd'T'HH:mm"),
        LocalDateTimePattern.CreateWithInvariantCulture("yyyy-MM-dd'T'HH:mm:ss"),
        LocalDateTimePattern.ExtendedIso,
    ];

    private static readonly OffsetDateTimePattern[] OffsetForms =
    [
        OffsetDateTimePattern.CreateWithInvariantCulture("yyyy-MM-dd'T'HH:mmo<Z+HH:mm>"),
        OffsetDateTimePattern.ExtendedIso,
    ];

    /// <summary>Returns null when the text is empty or <c>now</c>.</summary>
    public static Instant? Optional(string name, string? text, StationClock clock) =>
        string.IsNullOrWhiteSpace(text) || text.Trim().Equals("now", StringComparison.OrdinalIgnoreCase) ? null
        : Parse(text, clock) is { } instant && Reckonable.Contains(instant) ? instant
        : throw BadRequestException.Parameter(name, text, Accepted);

    public static Instant Required(string name, string? text, StationClock clock) =>
        Optional(name, text, clock) ?? throw BadRequestException.Parameter(name, null, Accepted);

    public static LocalDate? OptionalDate(string name, string? text) =>
        string.IsNullOrWhiteSpace(text) ? null
        : LocalDatePattern.Iso.Parse(text.Trim()) is { Success: true, Value: var date }
        && Reckonable.Contains(date.AtMidnight().InUtc().ToInstant())
            ? date
        : throw BadRequestException.Parameter(name, text, "a date such as 2026-06-09");

    public static Instant? Parse(string text, StationClock clock)
    {
        // An unescaped plus sign in a query arrives as a space.
        var trimmed = text.Trim().Replace(' ', '+');

        foreach (var form in OffsetForms)
        {
            if (form.Parse(trimmed) is { Success: true, Value: var withOffset })
                return withOffset.ToInstant();
        }

        foreach (var form in LocalForms)
        {
            if (form.Parse(trimmed) is { Success: true, Value: var local })
                return clock.InstantOf(local);
        }

        return LocalDatePattern.Iso.Parse(trimmed) is { Success: true, Value: var date } ? clock.StartOf(date) : null;
    }

    public static DateTimeOffset Shown(this StationClock clock, Instant instant) => clock.WithOffset(instant).ToDateTimeOffset();

    public static IReadOnlyList<SpanAnswer> Shown(this StationClock clock, IntervalSet times) =>
        [.. times.Select(time => new SpanAnswer(clock.Shown(time.Start), clock.Shown(time.End)))];

    public static DateTimeOffset? Shown(this StationClock clock, Instant? instant) => instant is { } known ? clock.Shown(known) : null;
}
