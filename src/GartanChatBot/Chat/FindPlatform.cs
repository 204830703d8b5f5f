namespace GartanChatBot.Chat;

/// <summary>The platform of that name when it runs. A question's way must not hold the platforms that it came by, so they are asked for late.</summary>
internal delegate IChatPlatform? FindPlatform(string name);
