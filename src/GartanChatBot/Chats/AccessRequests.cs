using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Storage;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Chats;

/// <summary>Handles chats that are not approved: they get one reply a day, and administrators are asked once.</summary>
internal sealed class AccessRequests(ChatDirectory chats, IAdministratorNotifier administrators, BotDatabase database, TimeProvider time)
    : IConversationObserver
{
    /// <summary>Limits requests per day, so that made-up chats can't fill the database or flood the administrators.</summary>
    private const int MaxInADay = 100;

    private static readonly Duration Silence = Duration.FromDays(1);

    public Reply? TurnAway(ChatRequest request)
    {
        var (now, chat) = (time.GetCurrentInstant(), chats.Find(request.Conversation));
        if (chat is { State: ChatState.Refused } || (chat?.TurnedAwayAt is { } told && now - told < Silence) || IsTooMuch(chat, now))
            return null;

        database.InTransaction(() =>
        {
            chats.Change(request.Conversation, known => known with { TurnedAwayAt = now });
            Ask(request.Conversation, request.Conversation.IsPrivate ? request.Who.Name : "");
        });

        return Reply.Refusal(
            request.Conversation.IsPrivate
                ? "I don't know you yet. In your station's chat, send /link and your name. Or wait: "
                    + "I've let an administrator know."
                : "This chat isn't approved yet. I've let an administrator know.");
    }

    /// <summary>Handles the bot being added to a group: administrators are asked at once, before anyone asks a question.</summary>
    public void Opened(Conversation conversation, string title) =>
        database.InTransaction(() =>
        {
            chats.RecordOpened(conversation, title);
            if (
                !conversation.IsPrivate
                && !chats.IsApproved(conversation)
                && chats.Find(conversation) is { State: not ChatState.Refused } chat
                && !IsTooMuch(chat, time.GetCurrentInstant()))
                Ask(conversation, title);
        });

    private void Ask(Conversation conversation, string title)
    {
        var chat = chats.Change(conversation, known => known with
        {
            State = ChatState.Asked,
            AskedAt = known.State is ChatState.Asked ? known.AskedAt : time.GetCurrentInstant(),
            Title = DisplayNameSanitizer.Of(title) is { Length: > 0 } named ? named : known.Title,
        });

        var what = conversation.IsPrivate ? "Somebody asks for access in a private chat" : "A chat asks to be approved";
        administrators.Tell(new($"access|{chat.Id}", $"{what}: {chat.Described()} on {ListText.Capital(conversation.Platform)}.")
        {
            Buttons = [new("Let in", $"/letin {chat.Id}"), new("Refuse", $"/refuse {chat.Id}") { IsFinal = true }],
        });
    }

    private bool IsTooMuch(ChatSettings? chat, Instant now) =>
        chat?.State is not ChatState.Asked && chats.All.Count(known => known.AskedAt is { } asked && now - asked < Silence) >= MaxInADay;
}
