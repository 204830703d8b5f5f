namespace GartanChatBot.Host;

/// <summary>What the options of <c>setup</c> have answered beforehand; null is asked for.</summary>
internal sealed record SetupAnswers
{
    public string? Url { get; init; }

    public string? User { get; init; }

    /// <summary>By environment or file only: a command line is seen by everybody on the machine.</summary>
    public string? Password { get; init; }

    public bool HasPermission { get; init; }

    /// <summary>Numbers or labels of stations as the site offers them, or <c>4101:K41:Fernbrae</c> where it offers none.</summary>
    public IReadOnlyList<string> Stations { get; init; } = [];

    public string? TimeZone { get; init; }

    public string? TelegramToken { get; init; }

    public string? DiscordToken { get; init; }

    public string? Administrator { get; init; }

    /// <summary>Stations that are configured already may be written anew.</summary>
    public bool Replaces { get; init; }
}
