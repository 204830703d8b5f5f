using GartanChatBot.Chat;

namespace GartanChatBot.Alerts.Subscriptions;

/// <summary>Who may be told anything at all: every conversation that somebody let in.</summary>
internal delegate IReadOnlyList<Conversation> ApprovedConversations();
