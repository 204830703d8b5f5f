using GartanChatBot.Storage;

namespace GartanChatBot.Chat;

/// <summary>Passes a platform's events about conversations to every observer, in one transaction.</summary>
internal sealed class ConversationEvents(IEnumerable<IConversationObserver> observers, BotDatabase database)
{
    public void Moved(Conversation from, Conversation to) => Tell(observer => observer.Moved(from, to));

    public void Ended(Conversation conversation, string reason) => Tell(observer => observer.Ended(conversation, reason));

    public void Erased(Conversation conversation) => Tell(observer => observer.Erased(conversation));

    public void Opened(Conversation conversation, string title) => Tell(observer => observer.Opened(conversation, title));

    public void MemberLeft(Conversation chat, string userId) => Tell(observer => observer.MemberLeft(chat, userId));

    private void Tell(Action<IConversationObserver> tell) => database.InTransaction(() =>
    {
        foreach (var observer in observers)
            tell(observer);
    });
}
