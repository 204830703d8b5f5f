using GartanChatBot.Chat;
using GartanChatBot.Chats;

namespace GartanChatBot.Alerts;

/// <summary>
/// Chats that took nothing any more. Not every platform says when it lets us in again: a message that arrived does, and whoever asks for
/// alerts there.
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
