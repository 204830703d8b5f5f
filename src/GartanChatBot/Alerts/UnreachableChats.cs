using GartanChatBot.Chat;
using GartanChatBot.Chats;

namespace GartanChatBot.Alerts;

/// <summary>
/// Chats that took nothing any more. Not every platform says when it lets us in again: a message that arrived does, and whoever asks for
/// alerts there.
/// </summary>
internal sealed class UnreachableChats(ChatDirectory chats, ConversationEvents news)
{
    /// <summary>Changes nothing for a chat that was told all along.</summary>
    public void HearAgain(Conversation place)
    {
        if (chats.Find(place)?.DisabledBecause is not null)
            news.Opened(place, title: "");
    }
}
