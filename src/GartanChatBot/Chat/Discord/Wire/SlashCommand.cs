namespace GartanChatBot.Chat.Discord.Wire;

/// <summary>A command as Discord's menu has it.</summary>
internal sealed record SlashCommand
{
    /// <summary>Not typed, but tapped on a person.</summary>
    public const int UserType = 2;

    public int Type { get; init; } = 1;

    public required string Name { get; init; }

    /// <summary>Never written: read, so that those of an earlier version are seen and replaced.</summary>
    public SortedDictionary<string, string>? NameLocalizations { get; init; }

    public required string Description { get; init; }

    /// <inheritdoc cref="NameLocalizations"/>
    public SortedDictionary<string, string>? DescriptionLocalizations { get; init; }

    public IReadOnlyList<SlashOption>? Options { get; init; }

    /// <summary>Who sees it before the server's own settings say otherwise; null: everybody.</summary>
    public string? DefaultMemberPermissions { get; init; }

    /// <summary>Servers only (0). Not said for the commands of one server.</summary>
    public IReadOnlyList<int>? Contexts { get; init; }

    /// <summary>Installed in servers (0), not for a person. Not said for the commands of one server.</summary>
    public IReadOnlyList<int>? IntegrationTypes { get; init; }
}

/// <summary>One option of a command: a text, or a person who is picked.</summary>
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

/// <summary>Something to choose.</summary>
internal sealed record CommandChoice(string Name, string Value);
