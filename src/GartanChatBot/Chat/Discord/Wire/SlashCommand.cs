namespace GartanChatBot.Chat.Discord.Wire;

/// <summary>An application command as Discord stores it.</summary>
internal sealed record SlashCommand
{
    /// <summary>Type of a command in a user's context menu.</summary>
    public const int UserType = 2;

    public int Type { get; init; } = 1;

    public required string Name { get; init; }

    /// <summary>Read only, to detect and replace localized commands of an earlier version.</summary>
    public SortedDictionary<string, string>? NameLocalizations { get; init; }

    public required string Description { get; init; }

    /// <inheritdoc cref="NameLocalizations"/>
    public SortedDictionary<string, string>? DescriptionLocalizations { get; init; }

    public IReadOnlyList<SlashOption>? Options { get; init; }

    /// <summary>Permissions a user needs to see the command, unless the server overrides them; null for everyone.</summary>
    public string? DefaultMemberPermissions { get; init; }

    /// <summary>Servers only (0). Null for commands of one server.</summary>
    public IReadOnlyList<int>? Contexts { get; init; }

    /// <summary>Installed in servers (0), not for a user. Null for commands of one server.</summary>
    public IReadOnlyList<int>? IntegrationTypes { get; init; }
}

/// <summary>A command option: a text, or a user.</summary>
internal sealed record SlashOption
{
    public const int TextType = 3;
    public const int UserType = 6;

    public int Type { get; init; } = TextType;

    public required string Name { get; init; }

    public required string Description { get; init; }

    public bool? Required { get; init; }

    public IReadOnlyList<CommandChoice>? Choices { get; init; }

    public bool? Autocomplete { get; init; }

    public int? MaxLength { get; init; }
}

/// <summary>A fixed choice or suggestion.</summary>
internal sealed record CommandChoice(string Name, string Value);
