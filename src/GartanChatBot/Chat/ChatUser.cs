namespace GartanChatBot.Chat;

/// <summary>Who asks, as the platform knows them. The name is for greeting only; rights go by the id.</summary>
internal sealed record ChatUser(string Id, string Name);
