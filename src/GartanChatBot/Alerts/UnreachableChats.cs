using GartanChatBot.Alerts.State;
using GartanChatBot.Chat;

namespace GartanChatBot.Alerts;

/// <summary>
/// Chats that took nothing any more. Not every platform says when it lets us in again: a message that arrived does, and whoever asks for
/// alerts there.
/// </summary>
internal sealed class UnreachableChats(SubscriptionStore subscriptions, ConversationEvents news)
{
    /// <summary>Changes nothing for a chat that was told all along.</summary>
    public void HearAgain(Conversation place)
    {
        if (subscriptions.Of(place).DisabledBecause is not null)
            news.Opened(place, title: "");
    }
}
