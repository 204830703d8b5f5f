using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Rota;

namespace GartanChatBot.Commands;

/// <summary>Lets an administrator allow log-ins again after Gartan refused the password.</summary>
internal sealed class ResumeCommand(IRotaReader reader) : IChatCommand
{
    public string Name => "resume";

    public string Summary => "allow Gartan log-ins again";

    public bool Changes(CommandArguments given) => true;

    public MenuSection Section => MenuSection.Running;

    public bool ForAdmins => true;

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        reader.ResumeLogin();
        return ValueTask.FromResult(Reply.Of(
            Tone.Plain, "I'll try to log in again, no sooner than 15 minutes after the last refusal. One more refusal stops me again."));
    }
}
