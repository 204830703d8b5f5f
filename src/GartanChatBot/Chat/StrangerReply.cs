using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Chat;

/// <summary>What a stranger is told; null when they have been told already and nothing more is said.</summary>
internal delegate Reply? StrangerReply(ChatRequest request);
