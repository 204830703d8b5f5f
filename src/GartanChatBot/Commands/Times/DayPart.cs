using NodaTime;

namespace GartanChatBot.Commands.Times;

/// <summary>A named part of the day. <c>Usual</c> is its moment where a single one is needed.</summary>
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

    /// <summary>First clock time that the name may cover.</summary>
    public LocalTime Earliest { get; private init; } = From;

    /// <summary>Last clock time that the name may cover.</summary>
    public LocalTime Latest { get; private init; } = To;

    /// <summary>True if it ends on the next day.</summary>
    public bool IsNight => To < From;

    /// <summary>Reads a part of the day; "am" and "pm" count only after a named day.</summary>
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

    /// <summary>True if the clock time may belong to this part.</summary>
    public bool MayHold(LocalTime time) =>
        IsNight ? time >= Earliest || time <= Latest : Earliest <= time && time <= Latest;

    /// <summary>End of the part that begins on the day.</summary>
    public LocalDateTime EndOf(LocalDate day) => (IsNight ? day.PlusDays(1) : day) + To;

    /// <summary>The time of day within the part that begins on the day.</summary>
    public LocalDateTime At(LocalDate day, LocalTime time) => (IsNight && time < From ? day.PlusDays(1) : day) + time;
}
