using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Commands.Times;
using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Timeline;
using GartanChatBot.Rota;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>A question with its station found: the asker, the rota, the pumps, and how times and names are written.</summary>
internal sealed record ResolvedQuestion(ChatRequest Request, StationRota Rota, IReadOnlyList<Callsign> Pumps)
{
    /// <summary>Formats times as seen from today, regardless of the answer's day.</summary>
    public TimeText TimesFromToday { get; } = new(Rota.Station.Zone, Rota.Today);

    /// <summary>Formats times as seen from the answer's day, if it is about a single day.</summary>
    public TimeText Times => field ??= new(Rota.Station.Zone, Rota.Today, DayInQuestion);

    public CrewNames Names => field ??= new(Rota.Timeline, Request.Names, Request.ShowRanks);

    public GapText Gaps => field ??= new(Rota, namesPump: Pumps.Count > 1, words: Times);

    public TimeParser TimeParser => field ??= new(Rota.Station.Clock);

    /// <summary>The requested time as parsed; a moment is an interval of zero length.</summary>
    public Interval? Said { get; init; }

    /// <summary>Another meaning that some people give the same words.</summary>
    public Interval? SaidOtherwise { get; init; }

    /// <summary>Longest period that counts as one day: 25 h, a day on which the clocks go back.</summary>
    private static readonly Duration OneDay = Duration.FromHours(25);

    private LocalDate? DayInQuestion =>
        Said is { } said && said.Duration <= OneDay ? Rota.Station.Clock.DateOf(said.Start) : null;

    public Tense Tense => TenseOf(Said ?? new(At, At));

    /// <summary>Tense of a moment or period; a period that has begun is present.</summary>
    public Tense TenseOf(Interval time) =>
        time.Start > At ? Tense.Future
        : time.End < At || (time.End == At && time.Start < At) ? Tense.Past
        : Tense.Present;

    public Tense TenseOf(Instant at) => TenseOf(new Interval(at, at));

    /// <summary>The verb of a verdict, in the question's tense.</summary>
    public string Is => Verb("was", "is", "will be");

    /// <inheritdoc cref="Is"/>
    public string Are => Verb("were", "are", "will be");

    /// <summary>The verb for this many people at a booked moment, such as <c>is</c> or <c>were</c>.</summary>
    public string AreAt(Instant at, int people) => (TenseOf(at) is Tense.Past, people == 1) switch
    {
        (true, true) => "was",
        (true, false) => "were",
        (false, true) => "is",
        _ => "are",
    };

    public string Verb(string past, string present, string future) => Tense switch
    {
        Tense.Past => past,
        Tense.Present => present,
        _ => future,
    };

    /// <summary>The requested moment, or now.</summary>
    public Instant Moment => Said?.Start ?? At;

    /// <summary>The requested period; null if none or a moment was requested.</summary>
    public Interval? Span => Said is { } said && said.Duration > Duration.Zero ? said : null;

    /// <summary>True if the requested day's reading is too old to be used.</summary>
    public bool IsUntrustedThen => Rota.AgeOf(Rota.Station.Clock.DateOf(Moment)).IsUntrusted;

    public CrewingTimeline Timeline => Rota.Timeline;

    public Instant At => Rota.At;

    /// <summary>True if answers must name the pump.</summary>
    public bool HasSeveralPumps => Timeline.Appliances.Count > 1;

    /// <summary>Time from the requested moment to the end of the reading; empty if that moment was not read.</summary>
    public Interval Ahead => Timeline.CoverageAround(Moment) is { } coverage ? new(Moment, coverage.End) : new(Moment, Moment);

    /// <inheritdoc cref="StationRota.Horizon"/>
    public Instant Horizon => field == default ? field = Rota.Horizon : field;

    /// <summary>Time from now to the horizon, including unread days.</summary>
    public Interval Outlook => new(At, Horizon);

    /// <summary>Start of the current quarter-hour.</summary>
    public Instant ThisSlot =>
        Instant.FromUnixTimeTicks(
            At.ToUnixTimeTicks() / StationClock.SlotLength.BclCompatibleTicks * StationClock.SlotLength.BclCompatibleTicks);

    /// <summary>True if the time ends only because the reading ends there.</summary>
    public bool IsEndOfReading(Instant end) => Timeline.CoverageAround(Moment) is { } coverage && end >= coverage.End;

    /// <summary>Gaps that overlap the period, each in full length; the past is cut off unless the question is about the past.</summary>
    public IReadOnlyList<Gap> GapsIn(Callsign pump, Interval within) =>
    [
        .. Timeline.Gaps(pump, new(Instant.Min(within.Start, At), Instant.Max(within.End, Horizon)))
            .Where(gap => gap.Interval.Start < within.End && within.Start < gap.Interval.End),
    ];

    /// <summary>The requested period; for a moment, the quarter-hour from it. Null if no time was requested.</summary>
    public Interval? Window =>
        Said is { } said && said.Duration == Duration.Zero ? new(said.Start, said.Start + StationClock.SlotLength) : Said;

    /// <summary>True if every pump's state is known throughout.</summary>
    public bool IsKnown(Interval within) => Pumps.All(pump => Timeline.IsKnown(pump, within));

    public bool IsRead(Interval within) => Timeline.ReadIntervals.Complement(within).IsEmpty;

    public bool IsReadAtAll(Interval within) => !Timeline.ReadIntervals.Within(within).IsEmpty;

    /// <summary>The period, cut to its rest if it has begun.</summary>
    public Interval FromNowOn(Interval asked) => asked.Start < At && At < asked.End ? new(At, asked.End) : asked;

    /// <summary>Such as <c>Wed 10 June</c> for a whole day, else <c>today 14:20–18:00</c>.</summary>
    public IReadOnlyList<TextRun> NameOf(Interval time) => WholeDays(time) ?? Times.NamedRange(time);

    /// <summary>Formats times; <c>all of it</c> if they are the whole period.</summary>
    public IReadOnlyList<TextRun> TimesIn(IntervalSet times, Interval whole) =>
        times is [var only] && only == whole ? ["all of it"] : Times.Ranges(times);

    /// <summary>The days' names, or null if the period isn't whole days.</summary>
    public IReadOnlyList<TextRun>? WholeDays(Interval time)
    {
        var clock = Rota.Station.Clock;
        var (first, last) = (clock.DateOf(time.Start), clock.DateOf(time.End - Duration.Epsilon));
        return time != new Interval(clock.StartOf(first), clock.EndOf(last)) ? null
            : first == last ? [Times.Day(time.Start)]
            : [Times.Day(time.Start), " – ", Times.Day(clock.StartOf(last))];
    }

    /// <summary>Button for another question about the same pump.</summary>
    public ReplyButton Button(string label, string command, Callsign pump, string arguments = "")
    {
        var named = HasSeveralPumps || Request["pump"] is not null ? $"/{command} {pump} {arguments}" : $"/{command} {arguments}";
        return new(label, named.TrimEnd());
    }
}
