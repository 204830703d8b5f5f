namespace GartanChatBot.Chat;

/// <summary>Who asks, as the platform knows them. The name is for greeting only; rights go by the ids.</summary>
internal sealed record ChatUser(string Id, string Name)
{
    /// <summary>Ids of the roles that the platform says they have in this place.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];
}
