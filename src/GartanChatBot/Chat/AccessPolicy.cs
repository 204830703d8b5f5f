namespace GartanChatBot.Chat;

/// <summary>Who asks, before anything is answered: the request with the asker's role and link and the chat's own settings filled in.</summary>
internal delegate ChatRequest AccessPolicy(ChatRequest request);
