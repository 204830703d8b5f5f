namespace GartanChatBot.Chat;

/// <summary>Who asks, as the platform knows them. The name is for greeting only; rights go by the ids.</summary>
internal sealed record ChatUser(string Id, string Name)
{
    /// <summary>Stands among <see cref="Roles"/> for whoever may change the settings of the place itself.</summary>
    public const string RunsThePlace = "manage-guild";

    /// <summary>
    /// The id is a chat's, or an account that the platform lends to many people. It never has a link, a role of its own or a private
    /// answer.
    /// </summary>
    public bool IsShared { get; init; }

    /// <summary>Ids of the roles that the platform says they have in this place.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];
}
