namespace GartanChatBot.Chat;

/// <summary>
/// Maps a platform's roles to bot roles in approved chats. A user who may change the server's settings (<see
/// cref="ChatUser.ManagesServer"/>) is an officer there without being listed.
/// </summary>
internal sealed class PlatformRoleMap
{
    /// <summary>Ids of roles that make their holders officers.</summary>
    public IReadOnlyList<string> Officer { get; init; } = [];

    /// <summary>Ids of roles that make their holders administrators; may include <see cref="ChatUser.ManagesServer"/>.</summary>
    public IReadOnlyList<string> Admin { get; init; } = [];
}
