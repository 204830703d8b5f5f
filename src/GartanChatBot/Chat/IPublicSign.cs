namespace GartanChatBot.Chat;

/// <summary>A line on a platform that everybody reads who finds the bot there, also whom nobody let in.</summary>
internal interface IPublicSign
{
    /// <summary>How each line begins that says a state: with the time at which it was so, should nobody be there to change it.</summary>
    const string Opening = "As of ";

    int Longest { get; }

    /// <summary>False when the platform does not take it now.</summary>
    Task<bool> ShowAsync(string line, CancellationToken cancellationToken);

    /// <summary>Puts a line there that says no state.</summary>
    Task TakeDownAsync(CancellationToken cancellationToken);
}
