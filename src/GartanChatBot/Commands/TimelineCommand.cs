using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>The next 24 hours as bars, one character an hour; or one day, or the week.</summary>
internal sealed class TimelineCommand(QuestionResolver resolver, WeekCommand week) : IChatCommand
{
    private static readonly Duration Ahead = Duration.FromHours(24);

    private static readonly string[] WordsForAhead = ["24h", "24", "24 hours", "day"];

    public string Name => "timeline";

    public IReadOnlyList<string> Aliases => ["bars"];

    public string Summary => "24 hours, or a day, as bars";

    public bool Changes(CommandArguments given) => false;

    public IReadOnlyList<CommandParameter> Parameters =>
    [
        resolver.PumpParameter,
        new("span", "24h, week or a day") { TakesRest = true },
    ];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken) =>
        string.Equals(request["span"], "week", StringComparison.OrdinalIgnoreCase)
            ? week.AnswerAsync(request, cancellationToken)
            : ValueTask.FromResult(resolver.AnswerForPumps(request, Answer));

    private static Reply Answer(ResolvedQuestion asked)
    {
        var clock = asked.Rota.Station.Clock;
        if (asked.Request["span"] is not { } span || WordsForAhead.Contains(span, StringComparer.OrdinalIgnoreCase))
        {
            var tomorrow = clock.DateOf(asked.At + Ahead);
            return Show(asked, new(asked.At, asked.At + Ahead), [asked.Rota.Today, tomorrow], "in the next 24 hours");
        }

        if (!asked.TimeParser.TryInstant(span, asked.At, out var at))
            return InvalidInputReplies.BadTime(span);

        var date = clock.DateOf(at);
        return Show(asked, clock.DayOf(date), [date], asked.Times.Day(clock.StartOf(date)).Text);
    }

    private static Reply Show(ResolvedQuestion asked, Interval window, IReadOnlyList<LocalDate> dates, string when)
    {
        List<string> lines = [HourlyBarChart.Header];
        foreach (var pump in asked.Pumps)
        {
            var bars = new HourlyBarChart(asked, pump);
            if (asked.Pumps.Count > 1)
                lines.Add(pump.Value);

            lines.AddRange(dates.Select(bars.Row));
            if (pump == asked.Pumps[^1])
                lines.Add(bars.Explanation(asked.At));
        }

        SpanOutlook[] outlooks = [.. asked.Pumps.Select(pump => new SpanOutlook(asked, pump, window))];
        var shown = new Interval(asked.Rota.Station.Clock.StartOf(dates[0]), asked.Rota.Station.Clock.EndOf(dates[^1]));
        return Reply
            .Of(CrewingText.WorstOf(outlooks.Select(outlook => outlook.Tone)), Words(asked, outlooks, when))
            .With(new ReplyBlock.FixedWidthBlock(lines)) with
        {
            About = ResolvedQuestion.With(outlooks.SelectMany(outlook => outlook.Gaps), shown),
        };
    }

    /// <summary>The gaps in words: a bar alone says nothing to whoever has it read aloud.</summary>
    private static List<TextRun> Words(ResolvedQuestion asked, SpanOutlook[] outlooks, string when)
    {
        List<TextRun> title = [];
        foreach (var outlook in outlooks)
        {
            title.Add(title.Count > 0 ? $"; {outlook.Pump} – " : $"{outlook.Pump} – ");
            if (!outlook.IsKnown)
                title.Add(outlook.Gaps.Count > 0 ? "not all read, " : $"not all read {when}");
            else if (outlook.Gaps.Count == 0)
                title.Add($"no gap {when}");

            title.AddRange(
                outlook.Gaps.SelectMany((gap, index) => new TextRun[] { index == 0 ? "off " : " and " }.Concat(asked.Gaps.Range(gap))));
        }

        return title;
    }
}
