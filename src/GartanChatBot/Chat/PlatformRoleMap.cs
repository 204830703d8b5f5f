namespace GartanChatBot.Chat;

/// <summary>
/// Which of a platform's roles make somebody more than crew in the chats that are let in. Whoever runs such a place
/// (<see cref="ChatUser.RunsThePlace"/>) is an officer there without being listed.
/// </summary>
internal sealed class PlatformRoleMap
{
    /// <summary>Ids of roles whose holders are officers.</summary>
    public IReadOnlyList<string> Officer { get; init; } = [];

    /// <summary>Ids of roles whose holders are administrators; may name <see cref="ChatUser.RunsThePlace"/>.</summary>
    public IReadOnlyList<string> Admin { get; init; } = [];
}
