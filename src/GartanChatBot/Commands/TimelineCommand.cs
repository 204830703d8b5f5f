using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>The next 24 hours as bars, one character an hour; or one day, or the week.</summary>
internal sealed class TimelineCommand(RotaDesk desk, WeekCommand week) : IChatCommand
{
    private static readonly Duration Ahead = Duration.FromHours(24);

    private static readonly string[] WordsForAhead = ["24h", "24", "24 hours", "day"];

    public string Name => "timeline";

    public IReadOnlyList<string> Aliases => ["bars"];

    public string Summary => "24 hours, or a day, as bars";

    public bool Changes(CommandArguments given) => false;

    public IReadOnlyList<CommandParameter> Parameters =>
    [
        desk.PumpParameter,
        new("span", "24h, week or a day") { TakesRest = true },
    ];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken) =>
        string.Equals(request["span"], "week", StringComparison.OrdinalIgnoreCase)
            ? week.AnswerAsync(request, cancellationToken)
            : ValueTask.FromResult(desk.AnswerForPumps(request, Answer));

    private static Reply Answer(RotaQuestion asked)
    {
        var clock = asked.Rota.Station.Clock;
        if (asked.Request["span"] is not { } span || WordsForAhead.Contains(span, StringComparer.OrdinalIgnoreCase))
        {
            var tomorrow = clock.DateOf(asked.At + Ahead);
            return Show(asked, new(asked.At, asked.At + Ahead), [asked.Rota.Today, tomorrow], "in the next 24 hours");
        }

        if (!asked.TimeWords.TryInstant(span, asked.At, out var at))
            return Refusals.BadTime(span);

        var date = clock.DateOf(at);
        return Show(asked, clock.DayOf(date), [date], asked.Times.Day(clock.StartOf(date)).Text);
    }

    private static Reply Show(RotaQuestion asked, Interval window, IReadOnlyList<LocalDate> dates, string when)
    {
        List<string> lines = [HourBars.Header];
        foreach (var pump in asked.Pumps)
        {
            var bars = new HourBars(asked, pump);
            if (asked.Pumps.Count > 1)
                lines.Add(pump.Value);

            lines.AddRange(dates.Select(bars.Row));
            if (pump == asked.Pumps[^1])
                lines.Add(bars.Explanation(asked.At));
        }

        var first = new PumpOutlook(asked, asked.Pumps[0], window.Start);
        return Reply.Of(first.Tone, Words(asked, window, when)).With(new ReplyBlock.Bars(lines));
    }

    /// <summary>The gaps in words: a bar alone says nothing to whoever has it read aloud.</summary>
    private static List<Span> Words(RotaQuestion asked, Interval window, string when)
    {
        List<Span> title = [];
        foreach (var pump in asked.Pumps)
        {
            var read = asked.Timeline.CoverageAround(window.Start) ?? new(window.Start, window.Start);
            Gap[] gaps = [.. asked.Timeline.Gaps(pump, new(window.Start, read.End)).Where(gap => gap.Interval.Start < window.End)];

            title.Add(title.Count > 0 ? $"; {pump} – " : $"{pump} – ");
            if (!IsRead(asked, pump, window))
                title.Add(gaps.Length > 0 ? "not all read, " : $"not all read {when}");
            else if (gaps.Length == 0)
                title.Add($"no gap {when}");

            title.AddRange(gaps.SelectMany((gap, index) => new Span[] { index == 0 ? "off " : " and " }.Concat(asked.RangeOf(gap))));
        }

        return title;
    }

    private static bool IsRead(RotaQuestion asked, Callsign pump, Interval window) =>
        asked.Timeline.CoverageAround(window.Start) is { } coverage && coverage.End >= window.End
        && asked.Timeline.StatesIn(pump, window).All(segment => segment.State.Phase is not RunPhase.Unknown);
}
