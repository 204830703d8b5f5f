using GartanChatBot.Chat;

namespace GartanChatBot.Tests.Chat.Telegram;

/// <summary>What a platform told of conversations, a line each.</summary>
internal sealed class ConversationLog(List<string> lines) : IConversationObserver
{
    public void Moved(Conversation from, Conversation to) => lines.Add($"{from} → {to}");

    public void Ended(Conversation conversation, string reason) => lines.Add($"{conversation} {reason}");

    public void Opened(Conversation conversation, string title) => lines.Add($"{conversation} {title}");
}
