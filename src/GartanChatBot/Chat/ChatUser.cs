namespace GartanChatBot.Chat;

/// <summary>An asker's account on the platform. The name is for display only; rights depend on the ids.</summary>
internal sealed record ChatUser(string Id, string Name)
{
    /// <summary>Pseudo-role in <see cref="Roles"/> for a user who may change the settings of the server or group.</summary>
    public const string ManagesServer = "manage-guild";

    /// <summary>
    /// True if the id is a chat's, or an account that the platform uses for many people. Such an account can't have a link, a role or a
    /// private answer.
    /// </summary>
    public bool IsShared { get; init; }

    /// <summary>Ids of the roles that the platform reports for the user in this server.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];
}
