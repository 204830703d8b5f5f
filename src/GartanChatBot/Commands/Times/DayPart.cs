using NodaTime;

namespace GartanChatBot.Commands.Times;

/// <summary>A stretch of the day that has a name; its usual moment is the one meant where only one can be.</summary>
internal sealed record DayPart(LocalTime Usual, LocalTime From, LocalTime To)
{
    /// <summary>It ends on the day after.</summary>
    public bool IsNight => To < From;

    public static readonly DayPart Night = new(new(19, 0), new(18, 0), new(7, 0));

    private static readonly DayPart Morning = new(new(9, 0), new(6, 0), new(12, 0));
    private static readonly DayPart Lunch = new(new(12, 0), new(12, 0), new(14, 0));
    private static readonly DayPart Afternoon = new(new(14, 0), new(12, 0), new(18, 0));
    private static readonly DayPart Evening = new(new(19, 0), new(18, 0), new(23, 0));

    /// <summary>Of a day that is named, "am" and "pm" are parts of it.</summary>
    public static DayPart? Read(TimeWords words, bool ofDay)
    {
        var part = words.Ahead() switch
        {
            "morning" => Morning,
            "lunch" or "lunchtime" => Lunch,
            "afternoon" => Afternoon,
            "am" when ofDay => Morning,
            "pm" when ofDay => Afternoon,
            "evening" or "eve" => Evening,
            "night" or "overnight" or "tonight" => Night,
            _ => null,
        };

        words.Position += part is null ? 0 : 1;
        return part;
    }

    /// <summary>
    /// Whether a clock time may be meant of it: of the night any from its beginning to its end, of the others what lies in the same half
    /// of the day.
    /// </summary>
    public bool MayHold(LocalTime time) => IsNight ? time >= From || time <= To
        : this == Morning ? time < To
        : time >= LocalTime.Noon;
}
