namespace GartanChatBot.Chat;

/// <summary>Keeps something about conversations, and hears what becomes of them. Each call is a part of one transaction.</summary>
internal interface IConversationObserver
{
    /// <summary>It goes on under another id.</summary>
    void Moved(Conversation from, Conversation to)
    {
    }

    /// <summary>Nothing can be said there any more: blocked, removed or deleted.</summary>
    void Ended(Conversation conversation, string reason)
    {
    }

    /// <summary>Its person wants nothing of it kept.</summary>
    void Erased(Conversation conversation)
    {
    }

    /// <summary>The bot can speak there again, or for the first time.</summary>
    void Opened(Conversation conversation, string title)
    {
    }

    /// <summary>Somebody is no longer in that chat. Discord does not tell: it is asked.</summary>
    void MemberLeft(Conversation chat, string userId)
    {
    }
}
