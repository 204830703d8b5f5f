using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Commands;

/// <summary>Shows who is on, and whether the pump is on the run.</summary>
internal sealed class NowCommand(QuestionResolver resolver) : IChatCommand
{
    public string Name => "now";

    public IReadOnlyList<string> Aliases => ["on", "who"];

    public string Summary => "who's on, and is the pump on the run";

    public bool Changes(CommandArguments given) => false;

    public IReadOnlyList<CommandParameter> Parameters =>
    [
        resolver.PumpParameter, QuestionResolver.When, new("state", "off lists those who are off") { Choices = ["on", "off"] },
    ];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(request["state"] switch
        {
            null or "on" => resolver.AnswerForPumps(request, CrewAnswer.Of),
            "off" => resolver.Answer(request, OffCard.Of),
            var unknown => resolver.UnknownPump(request, unknown),
        });
}
