using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Commands;

/// <summary>Who is on, and can the pump go?</summary>
internal sealed class NowCommand(QuestionResolver resolver) : IChatCommand
{
    public string Name => "now";

    public IReadOnlyList<string> Aliases => ["on"];

    public string Summary => "who is on, and can the pump go";

    public bool Changes(CommandArguments given) => false;

    public IReadOnlyList<CommandParameter> Parameters => [resolver.OnlyPumpParameter, QuestionResolver.When];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(resolver.AnswerForPumps(request, CrewAnswer.Of));
}
