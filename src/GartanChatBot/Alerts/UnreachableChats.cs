using GartanChatBot.Chat;
using GartanChatBot.Chats;

namespace GartanChatBot.Alerts;

/// <summary>
/// Chats that can no longer get messages. Not every platform reports when the bot can post again; a delivered message shows it, and so does
/// a user who asks for alerts there.
/// </summary>
internal sealed class UnreachableChats(ChatDirectory chats, ConversationEvents events)
{
    /// <summary>Marks the chat as reachable again; does nothing if it was reachable.</summary>
    public void MarkReachable(Conversation place)
    {
        if (chats.Find(place)?.DisabledBecause is not null)
            events.Opened(place, title: "");
    }
}
