using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chats;

namespace GartanChatBot.Commands.Access;

/// <summary>Blocks a chat or withdraws its approval, for an administrator. The chat itself gets no message about it.</summary>
internal sealed class BlockChatCommand(ChatDirectory chats) : IChatCommand
{
    public string Name => "refuse";

    public string Summary => "block a chat";

    public bool Changes(CommandArguments given) => true;

    public MenuSection Section => MenuSection.Hidden;

    public bool ForAdmins => true;

    public IReadOnlyList<CommandParameter> Parameters => [new("chat", "its id, as /chats lists it") { Required = true }];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        if (!Conversation.TryParse(request["chat"], out var conversation))
            return ValueTask.FromResult(AccessReplies.NoConversation(request["chat"]));

        // Rejects unknown ids, so that a mistyped one is not stored as a blocked chat.
        if (chats.Find(conversation) is null && !chats.IsConfigured(conversation))
            return ValueTask.FromResult(
                Reply.Refusal($"I don't know a chat {conversation}. /chats lists those I know.") with
                {
                    Private = true,
                });

        var chat = chats.Refuse(conversation, People.IdOf(request));
        var reply = Reply.Of(Tone.Plain, $"✖ Blocked: {chat.Described()}. It gets no more messages from me.") with { Private = true };
        return ValueTask.FromResult(reply.Buttons(new ReplyButton("Approve after all", $"/letin {chat.Id}")));
    }
}
