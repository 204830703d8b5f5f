using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Commands;

/// <summary>Who is booked on at some other time?</summary>
internal sealed class WhoCommand(RotaDesk desk) : IChatCommand
{
    public string Name => "who";

    public string Summary => "who is booked on then";

    public bool Changes(CommandArguments given) => false;

    public IReadOnlyList<CommandParameter> Parameters =>
    [
        desk.PumpParameter,
        new("when", "a time, such as Sat 09:00 or tonight") { Kind = ParameterKind.Time, TakesRest = true },
    ];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(desk.AnswerForPumps(request, Answer));

    private static Reply Answer(RotaQuestion asked)
    {
        var words = asked.Request["when"] ?? "now";
        if (!asked.TimeWords.TryInstant(words, asked.At, out var at))
            return Refusals.BadTime(words);

        if (asked.Timeline.CoverageAround(at) is null)
            return Refusals.NotReadThatFar(asked, at);

        var card = new CrewCard(asked, at);
        var first = card.Outlooks[0];
        IReadOnlyList<Span> heading = [asked.Times.DayAndClock(at), at > asked.At ? " – booked so far" : ""];

        return card.Complete(Reply.Of(first.Tone, heading).Paragraph(first.Headline));
    }
}
