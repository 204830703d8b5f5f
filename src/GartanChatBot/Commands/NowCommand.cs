using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;

namespace GartanChatBot.Commands;

/// <summary>Who is on, and can the pump go?</summary>
internal sealed class NowCommand(QuestionResolver resolver) : IChatCommand
{
    public string Name => "now";

    public IReadOnlyList<string> Aliases => ["on"];

    public string Summary => "who is on, and can the pump go";

    public bool Changes(CommandArguments given) => false;

    public IReadOnlyList<CommandParameter> Parameters => [resolver.OnlyPumpParameter];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(resolver.AnswerForPumps(request, Answer));

    private static Reply Answer(ResolvedQuestion asked)
    {
        var card = new CrewCard(asked, asked.At);
        var first = card.Outlooks[0];

        return card.Complete(Reply.Of(first.Tone, first.Headline)).Buttons(
            asked.Button("Refresh", "now", first.Pump),
            first.State.Phase is RunPhase.Off ? asked.Button("Why", "why", first.Pump) : asked.Button("Until when", "until", first.Pump),
            asked.Button("What would fix it", "fix", first.Pump),
            asked.Button("Next 24 h", "timeline", first.Pump));
    }
}
