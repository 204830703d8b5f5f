using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chats;

namespace GartanChatBot.Commands.Access;

/// <summary>Approves a chat for an administrator, and sends the chat a welcome with a button for its settings.</summary>
internal sealed class ApproveChatCommand(ChatDirectory chats, ChatPlatforms platforms, ChatNotifier notifier) : IChatCommand
{
    public string Name => "letin";

    public string Summary => "approve a chat";

    public bool Changes(CommandArguments given) => true;

    public MenuSection Section => MenuSection.Hidden;

    public bool ForAdmins => true;

    public IReadOnlyList<CommandParameter> Parameters => [new("chat", "its id, as /chats lists it") { Required = true }];

    public async ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        if (!Conversation.TryParse(request["chat"], out var parsed) || platforms.Find(parsed.Platform) is null)
            return AccessReplies.NoConversation(request["chat"]);

        var before = chats.Find(parsed);
        var conversation = parsed.Whole with { IsPrivate = before?.IsPrivate ?? false };
        if (chats.IsApproved(conversation) && before?.State is not ChatState.Gone)
            return Said($"{before?.Described() ?? conversation.ToString()} is already approved.");

        var chat = chats.LetIn(conversation, People.IdOf(request));
        var heard = await notifier.TryTellAsync(conversation, AccessReplies.Welcome, $"letin|{chat.ApprovedAt}", cancellationToken);

        return Said($"✔ Approved: {chat.Described()}.{(heard ? "" : " I couldn't message them; they'll see when they next ask.")}");
    }

    private static Reply Said(string sentence) => Reply.Of(Tone.Plain, sentence) with { Private = true };
}
