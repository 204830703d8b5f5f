using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;

namespace GartanChatBot.PinnedBoards;

/// <summary>What else stands on the board of a chat, such as what is muted there: a line each. Registered by each folder that has something to say.</summary>
internal delegate IReadOnlyList<IReadOnlyList<TextRun>> BoardNotes(Conversation conversation);
