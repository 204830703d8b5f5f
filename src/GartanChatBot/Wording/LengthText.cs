using NodaTime;

namespace GartanChatBot.Wording;

/// <summary>Formats durations, the same in every answer. Whole minutes; seconds are dropped.</summary>
internal static class LengthText
{
    /// <summary><c>1 h 40 m</c>, <c>1 h</c>, <c>40 m</c></summary>
    public static string Of(Duration length)
    {
        var minutes = (long)Math.Floor(length.TotalMinutes);
        var (hours, rest) = Math.DivRem(minutes, 60);

        return (hours, rest) switch
        {
            (0, _) => $"{rest} m",
            (_, 0) => $"{hours} h",
            _ => $"{hours} h {rest:00} m",
        };
    }

    /// <summary><c>27 min</c>; from one hour <c>1 h 20 m</c>.</summary>
    public static string OfAge(Duration age) => age < Duration.FromHours(1) ? $"{(int)Math.Floor(age.TotalMinutes)} min" : Of(age);
}
