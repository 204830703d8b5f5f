using System.Globalization;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>Shows seven days as bars: time off in each, the worst gap and the best day.</summary>
internal sealed class WeekCommand(QuestionResolver resolver) : IChatCommand
{
    private const int Days = 7;
    private const int MaxBars = 2;

    public string Name => "week";

    public string Summary => "seven days as bars";

    public bool Changes(CommandArguments given) => false;

    public IReadOnlyList<CommandParameter> Parameters =>
        [resolver.OnlyPumpParameter, QuestionResolver.When with { Summary = "next week, or from which day" }];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(resolver.AnswerForPumps(request, Answer));

    private static Reply Answer(ResolvedQuestion asked)
    {
        var clock = asked.Rota.Station.Clock;
        LocalDate[] dates = [.. DatesOf(asked)];
        var week = new Interval(clock.StartOf(dates[0]), clock.EndOf(dates[^1]));
        PumpWeek[] pumps =
        [
            .. asked.Pumps.Select(pump => new PumpWeek(asked, pump, week, [.. dates.Select(date => PumpDay.Of(asked, pump, date))])),
        ];

        // Bars of more than two pumps don't fit a phone; further pumps get words only.
        List<string> bars = [HourlyBarChart.Header];
        foreach (var pump in pumps.Take(MaxBars))
            bars.AddRange([
                .. pumps.Length > 1 ? (string[])[pump.Pump.Value] : [],
                .. pump.Rows,
                .. pump == pumps[Math.Min(pumps.Length, MaxBars) - 1] ? (string[])[pump.Explanation] : [],
            ]);

        var reply = Reply.Of(CrewingText.WorstOf(pumps.Select(pump => pump.Tone)), pumps[0].Title)
            .Bullets([.. pumps.Skip(1).Select(pump => new Bullet(pump.Title, pump.Tone))])
            .With(new ReplyBlock.FixedWidthBlock(bars));

        foreach (var pump in pumps.Where(pump => pump.Highlights.Count > 0))
            reply = reply.Paragraph([pumps.Length > 1 ? $"{pump.Pump}: " : "", .. pump.Highlights]);

        return reply.Buttons(
            dates.Select(date =>
                asked.Button(
                    HourlyBarChart.DayName(date), "timeline", asked.Pumps[0], date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)))
        ) with
        {
            About = week,
            TitleNamesTime = true,
        };
    }

    /// <summary>Seven days from today or from the named day; if several days are named, only those.</summary>
    private static IEnumerable<LocalDate> DatesOf(ResolvedQuestion asked)
    {
        var clock = asked.Rota.Station.Clock;
        return asked.Span is { } span && AnswerScope.DaysOf(clock, span).Take(Days).ToList() is { Count: > 1 } several
            ? several
            : Enumerable.Range(0, Days).Select(clock.DateOf(asked.Moment).PlusDays);
    }

    /// <summary>The week of one pump in a line, a bar for each day, and the worst and the best of it.</summary>
    private sealed record PumpWeek(ResolvedQuestion Asked, Callsign Pump, Interval Week, PumpDay[] Days)
    {
        private readonly HourlyBarChart bars = new(Asked, Pump);

        public Tone Tone => CrewingText.WorstOf(Asked.Timeline.StatesIn(Pump, Week).Select(segment => segment.State));

        public string[] Rows => [.. Days.Select(day => $"{bars.Row(day.Date)}  {day.Words}")];

        public string Explanation => bars.Explanation(Asked.At);

        public IReadOnlyList<TextRun> Title
        {
            get
            {
                var off = Days.Aggregate(Duration.Zero, (sum, day) => sum + day.Off);
                var last = Asked.Times.Day(Asked.Rota.Station.Clock.StartOf(Days[^1].Date));
                IReadOnlyList<TextRun> first = Days[0].Date == Asked.Rota.Today
                    ? ["today"]
                    : [Asked.Times.Day(Asked.Rota.Station.Clock.StartOf(Days[0].Date))];
                var unread = Days.Count(day => !day.IsRead);

                return unread > 0
                    ?
                    [
                        $"{Pump} – {(off == Duration.Zero ? "" : $"off {LengthText.Of(off)} ")}from ", .. first, " to ", last,
                        $", {unread} {(unread == 1 ? "day" : "days")} not all read",
                    ]
                    : [$"{Pump} – {(off == Duration.Zero ? "no gap" : $"off {LengthText.Of(off)}")} from ", .. first, " to ", last];
            }
        }

        public IReadOnlyList<TextRun> Highlights
        {
            get
            {
                var gaps = Asked.Timeline.Gaps(Pump, Week);
                if (gaps.Count == 0)
                    return [];

                // No best day if a day is not all read: that day might be better.
                var worst = gaps.MaxBy(gap => gap.Length)!;
                var isRead = Days.All(day => day.IsRead);
                var best = isRead ? Days.OrderBy(day => day.Off).ThenByDescending(day => day.Fine).First() : null;
                return
                [
                    isRead ? "Worst gap: " : "Worst gap read: ",
                    .. Asked.TimesFromToday.NamedRange(worst.Interval),
                    $" ({LengthText.Of(worst.Length)}).",
                    best is null ? "" : $" Best day: {HourlyBarChart.DayName(best.Date)}.",
                ];
            }
        }
    }
}
