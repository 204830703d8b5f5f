namespace GartanChatBot.Chat;

/// <summary>Keeps data about conversations and is notified of their changes. All calls for one event share a transaction.</summary>
internal interface IConversationObserver
{
    /// <summary>The conversation has a new id.</summary>
    void Moved(Conversation from, Conversation to)
    {
    }

    /// <summary>The bot can no longer post there: blocked, removed or deleted.</summary>
    void Ended(Conversation conversation, string reason)
    {
    }

    /// <summary>The person wants all data of this conversation erased.</summary>
    void Erased(Conversation conversation)
    {
    }

    /// <summary>The bot can post there again, or for the first time.</summary>
    void Opened(Conversation conversation, string title)
    {
    }

    /// <summary>A user left that chat. Discord sends no such event; the bot polls for it.</summary>
    void MemberLeft(Conversation chat, string userId)
    {
    }
}
