namespace GartanChatBot.Host;

/// <summary>Answers given by the options of <c>setup</c>; null values are asked for.</summary>
internal sealed record SetupAnswers
{
    public string? Url { get; init; }

    public string? User { get; init; }

    /// <summary>From environment or file only: every user of the machine can see a command line.</summary>
    public string? Password { get; init; }

    public bool HasPermission { get; init; }

    /// <summary>Station numbers or labels from the site's list, or <c>4101:K41:Fernbrae</c> when the site has no list.</summary>
    public IReadOnlyList<string> Stations { get; init; } = [];

    public string? TimeZone { get; init; }

    public string? TelegramToken { get; init; }

    public string? DiscordToken { get; init; }

    public string? Administrator { get; init; }

    /// <summary>Whether configured stations may be replaced.</summary>
    public bool Replaces { get; init; }

    /// <summary>True to log in although the last log-ins were rejected.</summary>
    public bool TriesAgain { get; init; }
}
