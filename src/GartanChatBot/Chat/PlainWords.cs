namespace GartanChatBot.Chat;

/// <summary>Plain words to the command that they ask for; null when they ask for none that we have.</summary>
internal delegate ParsedCommand? PlainWords(ChatRequest request);
