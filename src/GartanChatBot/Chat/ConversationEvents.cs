namespace GartanChatBot.Chat;

/// <summary>A conversation goes on under another id. Registered by each folder that keeps conversations.</summary>
internal delegate void ConversationMoved(Conversation from, Conversation to);

/// <summary>Nothing can be said there any more: blocked, removed or deleted. Registered by each folder that keeps conversations.</summary>
internal delegate void ConversationEnded(Conversation conversation, string reason);

/// <summary>The bot can speak there again, or for the first time. Registered by each folder that keeps conversations.</summary>
internal delegate void ConversationOpened(Conversation conversation, string title);

/// <summary>Hears who is no longer in a chat. Discord does not tell: it is asked.</summary>
internal interface IMembershipObserver
{
    void MemberLeft(Conversation chat, string userId);
}

/// <summary>All of the work is kept or nothing of it.</summary>
internal delegate void AllOrNothing(Action work);

/// <summary>What a platform learns about the conversations themselves, to everybody who keeps them, in one transaction.</summary>
internal sealed class ConversationEvents(
    IEnumerable<ConversationMoved> moved, IEnumerable<ConversationEnded> ended, IEnumerable<ConversationOpened> opened,
    IEnumerable<IMembershipObserver> observers, AllOrNothing together)
{
    public void Moved(Conversation from, Conversation to) => together(() =>
    {
        foreach (var tell in moved)
            tell(from, to);
    });

    public void Ended(Conversation conversation, string reason) => together(() =>
    {
        foreach (var tell in ended)
            tell(conversation, reason);
    });

    public void MemberLeft(Conversation chat, string userId) => together(() =>
    {
        foreach (var observer in observers)
            observer.MemberLeft(chat, userId);
    });

    public void Opened(Conversation conversation, string title) => together(() =>
    {
        foreach (var tell in opened)
            tell(conversation, title);
    });
}
