namespace GartanChatBot.Chat;

/// <summary>Finds a running platform by name. Lazy: platforms depend on the router, so injecting them is a cycle.</summary>
internal delegate IChatPlatform? FindPlatform(string name);
