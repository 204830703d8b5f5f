using NodaTime;

namespace GartanChatBot.Commands.Times;

/// <summary>A part of the day that has a name; its usual moment is the one meant where only one can be.</summary>
internal sealed record DayPart(string Name, LocalTime Usual, LocalTime From, LocalTime To)
{
    public static readonly DayPart Night = new("night", new(19, 0), new(18, 0), new(7, 0));

    private static readonly DayPart Morning = new("morning", new(9, 0), new(6, 0), new(12, 0))
    {
        Earliest = LocalTime.Midnight,
        Latest = new(11, 59),
    };

    private static readonly DayPart Lunch = new("lunch", new(12, 0), new(12, 0), new(14, 0)) { Earliest = new(11, 0), Latest = new(15, 0) };
    private static readonly DayPart Afternoon = new("afternoon", new(14, 0), new(12, 0), new(18, 0)) { Latest = new(19, 0) };
    private static readonly DayPart Evening = new("evening", new(19, 0), new(18, 0), new(23, 0))
    {
        Earliest = new(17, 0),
        Latest = new(23, 59),
    };

    /// <summary>The first clock time that people still call so.</summary>
    public LocalTime Earliest { get; private init; } = From;

    /// <summary>The last one.</summary>
    public LocalTime Latest { get; private init; } = To;

    /// <summary>It ends on the day after.</summary>
    public bool IsNight => To < From;

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

    /// <summary>Whether a clock time may be meant of it.</summary>
    public bool MayHold(LocalTime time) =>
        IsNight ? time >= Earliest || time <= Latest : Earliest <= time && time <= Latest;

    /// <summary>Where it ends that begins on the day.</summary>
    public LocalDateTime EndOf(LocalDate day) => (IsNight ? day.PlusDays(1) : day) + To;

    /// <summary>The time of day in the part that begins on the day.</summary>
    public LocalDateTime At(LocalDate day, LocalTime time) => (IsNight && time < From ? day.PlusDays(1) : day) + time;
}
