using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chats;
using GartanChatBot.Storage;

namespace GartanChatBot.Commands.Access;

/// <summary>Erases what is stored about the asker's account, after a second confirmation.</summary>
internal sealed class ForgetMeCommand(IEnumerable<IPersonalRecords> records, BotDatabase database) : IChatCommand
{
    private const string Yes = "yes";

    public string Name => "forgetme";

    public string Summary => "erase what is stored about you";

    public bool Changes(CommandArguments given) => true;

    public bool NeedsOwnAccount => true;

    public MenuSection Section => MenuSection.Yours;

    public IReadOnlyList<CommandParameter> Parameters => [new("sure", "yes, if you're sure") { Choices = [Yes] }];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Answer(request) with { Private = true });

    private Reply Answer(ChatRequest request)
    {
        if (!string.Equals(request["sure"], Yes, StringComparison.OrdinalIgnoreCase))
        {
            return Reply.Of(Tone.Plain, "This erases your link, your role, your settings and your account's ids.")
                .Paragraph("What I've read from the rota belongs to the service: the operator can erase a name there too.")
                .Buttons(
                    new ReplyButton("Yes, forget me", $"/forgetme {Yes}") { IsFinal = true }, new ReplyButton("What is it?", "/mydata"));
        }

        var asked = new DataSubject(request.Conversation.Platform, request.Who.Id, request.As);
        database.InTransaction(() =>
        {
            foreach (var record in records)
                record.Erase(asked);
        });

        return Reply.Of(Tone.Plain, "✔ Forgotten. If you ask me again, we start from scratch.");
    }
}
