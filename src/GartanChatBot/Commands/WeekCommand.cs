using System.Globalization;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>Seven days as bars: time off in each, the worst gap and the best day.</summary>
internal sealed class WeekCommand(RotaDesk desk) : IChatCommand
{
    private const int Days = 7;

    public string Name => "week";

    public string Summary => "seven days as bars";

    public bool Changes(CommandArguments given) => false;

    public IReadOnlyList<CommandParameter> Parameters => [desk.OnlyPumpParameter];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(desk.AnswerForPumps(request, Answer));

    private static Reply Answer(RotaQuestion asked)
    {
        var pump = asked.Pumps[0];
        var bars = new HourBars(asked, pump);
        Day[] days = [.. Enumerable.Range(0, Days).Select(ahead => Day.Of(asked, pump, asked.Rota.Today.PlusDays(ahead)))];

        string[] rows = [.. days.Select(day => $"{bars.Row(day.Date)}  {day.Words}")];
        var reply = Reply.Of(new PumpOutlook(asked, pump, asked.At).Tone, Title(asked, pump, days))
            .With(new ReplyBlock.Bars([HourBars.Header, .. rows, bars.Explanation(asked.At)]));

        if (Highlights(asked, pump, days) is { Count: > 0 } summary)
            reply = reply.Paragraph(summary);

        return reply.Buttons(days.Select(day =>
            asked.Button(HourBars.DayName(day.Date), "timeline", pump, day.Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture))));
    }

    private static IReadOnlyList<Span> Title(RotaQuestion asked, Callsign pump, Day[] days)
    {
        var off = days.Aggregate(Duration.Zero, (sum, day) => sum + day.Off);
        var last = asked.Times.Day(asked.Rota.Station.Clock.StartOf(days[^1].Date));
        var unread = days.Count(day => !day.IsRead);

        return
        [
            $"{pump} – {(off == Duration.Zero ? "no gap" : $"off {ReplyWords.Length(off)}")} from today to ", last,
            unread > 0 ? $", {unread} {(unread == 1 ? "day" : "days")} not all read" : "",
        ];
    }

    private static List<Span> Highlights(RotaQuestion asked, Callsign pump, Day[] days)
    {
        List<Span> text = [];
        var clock = asked.Rota.Station.Clock;
        var gaps = asked.Timeline.Gaps(pump, new(clock.StartOf(days[0].Date), clock.EndOf(days[^1].Date)));

        if (gaps.Count > 0)
        {
            var worst = gaps.MaxBy(gap => gap.Length)!;
            text.AddRange(["Worst gap: ", .. asked.Times.NamedRange(worst.Interval), $" ({ReplyWords.Length(worst.Length)})."]);
        }

        var best = days.Where(day => day.IsRead).OrderBy(day => day.Off).ThenByDescending(day => day.Fine).FirstOrDefault();
        if (gaps.Count > 0 && best is not null)
            text.Add($" Best day: {HourBars.DayName(best.Date)}.");

        return text;
    }

    /// <summary>One row: how long it is off, how long it is better than one away, and whether all of it is known.</summary>
    private sealed record Day(LocalDate Date, Duration Off, Duration Fine, bool IsRead)
    {
        public string Words => Off > Duration.Zero ? $"off {ReplyWords.Length(Off)}" : IsRead ? "–" : "not read";

        public static Day Of(RotaQuestion asked, Callsign pump, LocalDate date)
        {
            var window = asked.Rota.Station.Clock.DayOf(date);
            var segments = asked.Timeline.StatesIn(pump, window);

            return new(
                date,
                Sum(segments.Where(segment => segment.State.Level is CrewingLevel.Off)),
                Sum(segments.Where(segment => segment.State.Level is CrewingLevel.On or CrewingLevel.Preferred)),
                Sum(segments.Where(segment => segment.State.Level is not CrewingLevel.Unknown)) == window.Duration);
        }

        private static Duration Sum(IEnumerable<Segment> segments) =>
            segments.Aggregate(Duration.Zero, (sum, segment) => sum + segment.Interval.Duration);
    }
}
