using System.ComponentModel.DataAnnotations;
using NodaTime;
using NodaTime.Text;

namespace GartanChatBot.Alerts.State;

/// <summary>A daily time span, usually across midnight. Equal times mean no quiet hours.</summary>
internal readonly record struct QuietHours(LocalTime From, LocalTime To)
{
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("H':'mm");

    public static bool TryParse(string? text, out QuietHours hours)
    {
        hours = default;
        if (string.IsNullOrWhiteSpace(text))
            return true;

        if (text.Split('-', '–') is not [var from, var to] || ReadClock(from) is not { } start || ReadClock(to) is not { } end)
            return false;

        hours = new(start, end);
        return true;
    }

    public static LocalTime? ReadClock(string? text) =>
        Clock.Parse((text ?? "").Trim()) is { Success: true, Value: var time } ? time : null;

    public bool Holds(LocalTime time) => From <= To ? time >= From && time < To : time >= From || time < To;
}

/// <summary>Accepts text that <see cref="QuietHours"/> can parse.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class QuietHoursTextAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => QuietHours.TryParse(value as string, out _);
}

/// <summary>Accepts a time of day.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ClockTextAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => QuietHours.ReadClock(value as string) is not null;
}
