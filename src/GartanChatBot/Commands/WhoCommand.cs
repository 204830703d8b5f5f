using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>Who is booked on at some other time? A named part of a day is that whole part.</summary>
internal sealed class WhoCommand(QuestionResolver resolver) : IChatCommand
{
    public string Name => "who";

    public string Summary => "who is booked on then";

    public bool Changes(CommandArguments given) => false;

    public IReadOnlyList<CommandParameter> Parameters =>
    [
        resolver.PumpParameter,
        new("when", "a time, such as Sat 09:00 or tonight") { Kind = ParameterKind.Time, TakesRest = true },
    ];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(resolver.AnswerForPumps(request, Answer));

    private static Reply Answer(ResolvedQuestion asked)
    {
        var words = asked.Request["when"] ?? "now";
        if (!asked.TimeParser.TryTime(words, asked.At, out var time))
            return InvalidInputReplies.BadTime(words);

        return time.Duration == Duration.Zero ? Moment(asked, time.Start) : Span(asked, asked.FromNowOn(time));
    }

    private static Reply Span(ResolvedQuestion asked, Interval within) => asked.IsReadAtAll(within)
        ? new SpanCard(asked, within).Write([.. Heading(asked, within), within.End > asked.At ? " – booked so far" : ""])
        : InvalidInputReplies.NotReadThatFar(asked, within.Start);

    /// <summary><c>Sat 13 June</c>, <c>Sat 13 June 06:00–12:00</c></summary>
    private static IReadOnlyList<TextRun> Heading(ResolvedQuestion asked, Interval within) =>
        asked.NameOf(within) is [TextRun.TimestampRun day]
            ? [day]
            : [asked.Times.DayAndClock(within.Start), .. asked.Times.Range(within).Skip(1)];

    private static Reply Moment(ResolvedQuestion asked, Instant at)
    {
        if (asked.Timeline.CoverageAround(at) is null)
            return InvalidInputReplies.NotReadThatFar(asked, at);

        var card = new CrewCard(asked, at);
        var first = card.Outlooks[0];
        IReadOnlyList<TextRun> heading = [asked.Times.DayAndClock(at), at > asked.At ? " – booked so far" : ""];

        return card.Complete(Reply.Of(first.Tone, heading).Paragraph(first.Headline));
    }
}
