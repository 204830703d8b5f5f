using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Commands.Times;
using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Timeline;
using GartanChatBot.Rota;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>A question that has found its station: who asks, about which rota and which pumps, and how times and names are said.</summary>
internal sealed record ResolvedQuestion(ChatRequest Request, StationRota Rota, IReadOnlyList<Callsign> Pumps)
{
    /// <summary>Times as they are said of now, whatever day the answer is about.</summary>
    public TimeText TimesFromToday { get; } = new(Rota.Station.Zone, Rota.Today);

    /// <summary>Times of the answer, seen from the one day that it is about.</summary>
    public TimeText Times => field ??= new(Rota.Station.Zone, Rota.Today, DayInQuestion);

    public CrewNames Names => field ??= new(Rota.Timeline, Request.Names, Request.ShowRanks);

    public GapText Gaps => field ??= new(Rota, namesPump: Pumps.Count > 1, words: Times);

    public TimeParser TimeParser => field ??= new(Rota.Station.Clock);

    /// <summary>The time that the question names, as it was understood; a moment is a span without length.</summary>
    public Interval? Said { get; init; }

    /// <summary>What some people would mean by the same words.</summary>
    public Interval? SaidOtherwise { get; init; }

    /// <summary>The longest span that is still one day or night: a day with the hour that the clocks give back.</summary>
    private static readonly Duration OneDay = Duration.FromHours(25);

    private LocalDate? DayInQuestion =>
        Said is { } said && said.Duration <= OneDay ? Rota.Station.Clock.DateOf(said.Start) : null;

    public Tense Tense => TenseOf(Said ?? new(At, At));

    /// <summary>Of a moment, or of a span; one that has begun is present.</summary>
    public Tense TenseOf(Interval time) =>
        time.Start > At ? Tense.Future
        : time.End < At || (time.End == At && time.Start < At) ? Tense.Past
        : Tense.Present;

    public Tense TenseOf(Instant at) => TenseOf(new Interval(at, at));

    /// <summary>The verb of a verdict.</summary>
    public string Is => Verb("was", "is", "will be");

    /// <inheritdoc cref="Is"/>
    public string Are => Verb("were", "are", "will be");

    /// <summary>What so many people do at a moment that is booked: <c>is</c>, <c>were</c>.</summary>
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

    /// <summary>The moment that the question is about: the one that it names, or now.</summary>
    public Instant Moment => Said?.Start ?? At;

    /// <summary>The span that the question names; null when it names none, or a moment.</summary>
    public Interval? Span => Said is { } said && said.Duration > Duration.Zero ? said : null;

    /// <summary>The day of the moment in question was read too long ago to count.</summary>
    public bool IsUntrustedThen => Rota.AgeOf(Rota.Station.Clock.DateOf(Moment)).IsUntrusted;

    public CrewingTimeline Timeline => Rota.Timeline;

    public Instant At => Rota.At;

    /// <summary>A station with one pump need not name it.</summary>
    public bool HasSeveralPumps => Timeline.Appliances.Count > 1;

    /// <summary>From the moment in question to where the reading stops; empty when that moment was not read.</summary>
    public Interval Ahead => Timeline.CoverageAround(Moment) is { } coverage ? new(Moment, coverage.End) : new(Moment, Moment);

    /// <inheritdoc cref="StationRota.Horizon"/>
    public Instant Horizon => field == default ? field = Rota.Horizon : field;

    /// <summary>From now to the horizon, unread days included.</summary>
    public Interval Outlook => new(At, Horizon);

    /// <summary>The start of the quarter-hour that we are in.</summary>
    public Instant ThisSlot =>
        Instant.FromUnixTimeTicks(
            At.ToUnixTimeTicks() / StationClock.SlotLength.BclCompatibleTicks * StationClock.SlotLength.BclCompatibleTicks);

    /// <summary>Whether something ends only because the reading does.</summary>
    public bool IsEndOfReading(Instant end) => Timeline.CoverageAround(Moment) is { } coverage && end >= coverage.End;

    /// <summary>
    /// Gaps that have a part in the time, each in its whole length; what of it is past belongs only to a question about the past.
    /// </summary>
    public IReadOnlyList<Gap> GapsIn(Callsign pump, Interval within) =>
    [
        .. Timeline.Gaps(pump, new(Instant.Min(within.Start, At), Instant.Max(within.End, Horizon)))
            .Where(gap => gap.Interval.Start < within.End && within.Start < gap.Interval.End),
    ];

    /// <summary>The span that the question names; of a moment the quarter-hour from there. Null when it names no time.</summary>
    public Interval? Window =>
        Said is { } said && said.Duration == Duration.Zero ? new(said.Start, said.Start + StationClock.SlotLength) : Said;

    /// <summary>Of every pump it is known throughout whether it is on the run.</summary>
    public bool IsKnown(Interval within) => Pumps.All(pump => Timeline.IsKnown(pump, within));

    public bool IsRead(Interval within) => Timeline.ReadIntervals.Complement(within).IsEmpty;

    public bool IsReadAtAll(Interval within) => !Timeline.ReadIntervals.Within(within).IsEmpty;

    /// <summary>Of what has begun only the rest is asked about.</summary>
    public Interval FromNowOn(Interval asked) => asked.Start < At && At < asked.End ? new(At, asked.End) : asked;

    /// <summary><c>Wed 10 June</c> for a whole day, else <c>today 14:20–18:00</c>.</summary>
    public IReadOnlyList<TextRun> NameOf(Interval time) => WholeDays(time) ?? Times.NamedRange(time);

    /// <summary><c>all of it</c>, or the times.</summary>
    public IReadOnlyList<TextRun> TimesIn(IntervalSet times, Interval whole) =>
        times is [var only] && only == whole ? ["all of it"] : Times.Ranges(times);

    /// <summary>Null when it is none.</summary>
    public IReadOnlyList<TextRun>? WholeDays(Interval time)
    {
        var clock = Rota.Station.Clock;
        var (first, last) = (clock.DateOf(time.Start), clock.DateOf(time.End - Duration.Epsilon));
        return time != new Interval(clock.StartOf(first), clock.EndOf(last)) ? null
            : first == last ? [Times.Day(time.Start)]
            : [Times.Day(time.Start), " – ", Times.Day(clock.StartOf(last))];
    }

    /// <summary>A further question about the same pump.</summary>
    public ReplyButton Button(string label, string command, Callsign pump, string arguments = "")
    {
        var named = HasSeveralPumps || Request["pump"] is not null ? $"/{command} {pump} {arguments}" : $"/{command} {arguments}";
        return new(label, named.TrimEnd());
    }
}
