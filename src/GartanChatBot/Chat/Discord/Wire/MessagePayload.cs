namespace GartanChatBot.Chat.Discord.Wire;

/// <summary>A message as we write it. Mentions are always spelled out: nobody is called by what stands in a text.</summary>
internal sealed record MessagePayload
{
    public string? Content { get; init; }

    public IReadOnlyList<Embed> Embeds { get; init; } = [];

    /// <summary>Always said, so that an edit also takes buttons away.</summary>
    public IReadOnlyList<MessageComponent> Components { get; init; } = [];

    public AllowedMentions AllowedMentions { get; init; } = new();

    public int? Flags { get; init; }

    public string? Nonce { get; init; }

    /// <summary>The same nonce again, within minutes, is answered with the first message.</summary>
    public bool? EnforceNonce { get; init; }

    public MessageReference? MessageReference { get; init; }
}

/// <summary>Bits that we set.</summary>
internal static class MessageFlags
{
    /// <summary>Only the asker sees it.</summary>
    public const int Ephemeral = 1 << 6;

    /// <summary>Nobody's phone makes a sound.</summary>
    public const int SuppressNotifications = 1 << 12;
}

/// <summary>The coloured card.</summary>
internal sealed record Embed(string? Title, string? Description, int? Color, EmbedFooter? Footer);

/// <summary>Small print; Discord dresses nothing in it.</summary>
internal sealed record EmbedFooter(string Text);

/// <summary>Who may be called: nobody, or one role.</summary>
internal sealed record AllowedMentions
{
    public IReadOnlyList<string> Parse { get; init; } = [];

    public IReadOnlyList<string>? Roles { get; init; }
}

/// <summary>The message that this one answers.</summary>
internal sealed record MessageReference(string MessageId, bool FailIfNotExists);

/// <summary>A row, a button or a menu; of a form a field with its label.</summary>
internal sealed record MessageComponent
{
    public const int Row = 1;
    public const int Button = 2;
    public const int Menu = 3;
    public const int TextField = 4;
    public const int Labelled = 18;
    public const int Grey = 2;
    public const int Red = 4;
    public const int OneLine = 1;

    public required int Type { get; init; }

    public IReadOnlyList<MessageComponent>? Components { get; init; }

    public int? Style { get; init; }

    public string? Label { get; init; }

    public string? CustomId { get; init; }

    public string? Placeholder { get; init; }

    public IReadOnlyList<MenuOption>? Options { get; init; }

    /// <summary>What a label stands above.</summary>
    public MessageComponent? Component { get; init; }

    public int? MaxLength { get; init; }

    /// <summary>What was typed into a field.</summary>
    public string? Value { get; init; }
}

/// <summary>One line of a menu.</summary>
internal sealed record MenuOption(string Label, string Value);
