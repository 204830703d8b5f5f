using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Commands;

/// <summary>Who is booked on at some other time? A named part of a day is that whole part.</summary>
internal sealed class WhoCommand(QuestionResolver resolver) : IChatCommand
{
    public string Name => "who";

    public string Summary => "who is booked on then";

    public bool Changes(CommandArguments given) => false;

    public IReadOnlyList<CommandParameter> Parameters =>
        [resolver.PumpParameter, QuestionResolver.When with { TakesRest = true }];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(resolver.AnswerForPumps(request, CrewAnswer.Of));
}
