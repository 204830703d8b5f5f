using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>Shows the next 24 hours, one day or a week as bars, one character per hour.</summary>
internal sealed class TimelineCommand(QuestionResolver resolver, WeekCommand week) : IChatCommand
{
    private static readonly Duration Ahead = Duration.FromHours(24);

    private const int MaxDays = 7;

    public string Name => "timeline";

    public IReadOnlyList<string> Aliases => ["bars"];

    public string Summary => "24 hours, or a day, as bars";

    public bool Changes(CommandArguments given) => false;

    public IReadOnlyList<CommandParameter> Parameters =>
    [
        resolver.PumpParameter,
        QuestionResolver.When with
        {
            Summary = "24h, week, a day or several",
            TakesRest = true,
            Suggestions = _ => ["24h", "today", "tonight", "tomorrow", "tomorrow night", "this weekend", "week", "next week"],
        },
    ];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken) =>
        QuestionResolver.TimeIn(request)?.ToLowerInvariant() switch
        {
            "week" => week.AnswerAsync(WithoutTime(request), cancellationToken),
            "24h" or "24" or "24 hours" or "day" => ValueTask.FromResult(resolver.AnswerForPumps(WithoutTime(request), Answer)),
            _ => ValueTask.FromResult(resolver.AnswerForPumps(request, Answer)),
        };

    private static ChatRequest WithoutTime(ChatRequest request) =>
        request with { Arguments = request.Arguments.Without(QuestionResolver.When.Name) };

    private static Reply Answer(ResolvedQuestion asked)
    {
        var clock = asked.Rota.Station.Clock;
        if (asked.Window is not { } window)
            return Show(
                asked, new(asked.At, asked.At + Ahead), [asked.Rota.Today, clock.DateOf(asked.At + Ahead)], " in the next 24 hours");

        LocalDate[] dates = [.. AnswerScope.DaysOf(clock, window)];
        var reply = Show(asked, window, [.. dates.Take(MaxDays)], "");
        return dates.Length > MaxDays ? reply.Paragraph("The bars show the first seven days.") : reply;
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
            About = Gap.Around(outlooks.SelectMany(outlook => outlook.Gaps), shown),
        };
    }

    /// <summary>The gaps in words: a screen reader can't read the bar.</summary>
    private static List<TextRun> Words(ResolvedQuestion asked, SpanOutlook[] outlooks, string when)
    {
        List<TextRun> title = [];
        foreach (var outlook in outlooks)
        {
            title.Add(title.Count > 0 ? $"; {outlook.Pump} – " : $"{outlook.Pump} – ");
            if (!outlook.IsKnown)
                title.Add(outlook.Gaps.Count > 0 ? "not all read, " : $"not all read{when}");
            else if (outlook.Gaps.Count == 0)
                title.Add($"no gap{when}");

            if (outlook.Gaps.Count > 0)
                title.AddRange(["off ", .. ListText.Listed([.. outlook.Gaps.Select(asked.Gaps.Range)])]);
        }

        return title;
    }
}
