namespace GartanChatBot.Chat;

/// <summary>A line in the bot's public profile on a platform; visible to everyone, including chats that are not approved.</summary>
internal interface IPublicSign
{
    /// <summary>Start of every line that shows a state. The time follows, in case the bot isn't running to update it.</summary>
    const string Opening = "As of ";

    int Longest { get; }

    /// <summary>Returns false if the platform doesn't accept the line now.</summary>
    Task<bool> ShowAsync(string line, CancellationToken cancellationToken);

    /// <summary>Replaces the line with one that shows no state.</summary>
    Task TakeDownAsync(CancellationToken cancellationToken);
}
