namespace GartanChatBot.Chat;

/// <summary>What the asker may mean by what they have typed so far, the likeliest first. The request has passed the doorkeeper.</summary>
internal delegate IReadOnlyList<string> Completions(ChatRequest request, CommandParameter parameter, string typed);
