namespace GartanChatBot.Chat.Discord.Wire;

/// <summary>An outgoing message. Allowed mentions are always explicit, so text never mentions anyone.</summary>
internal sealed record MessagePayload
{
    public string? Content { get; init; }

    public IReadOnlyList<Embed> Embeds { get; init; } = [];

    /// <summary>Always sent, so that an edit also removes buttons.</summary>
    public IReadOnlyList<MessageComponent> Components { get; init; } = [];

    public AllowedMentions AllowedMentions { get; init; } = new();

    public int? Flags { get; init; }

    public string? Nonce { get; init; }

    /// <summary>True asks Discord to return the first message for a nonce repeated within minutes.</summary>
    public bool? EnforceNonce { get; init; }

    public MessageReference? MessageReference { get; init; }
}

/// <summary>Message flags that the bot sets.</summary>
internal static class MessageFlags
{
    /// <summary>Visible to the asker only.</summary>
    public const int Ephemeral = 1 << 6;

    /// <summary>No push notification.</summary>
    public const int SuppressNotifications = 1 << 12;
}

/// <summary>An embed, Discord's coloured card.</summary>
internal sealed record Embed(string? Title, string? Description, int? Color, EmbedFooter? Footer);

/// <summary>Small print of an embed, without formatting.</summary>
internal sealed record EmbedFooter(string Text);

/// <summary>Mentions that may notify: none, or one role.</summary>
internal sealed record AllowedMentions
{
    public IReadOnlyList<string> Parse { get; init; } = [];

    public IReadOnlyList<string>? Roles { get; init; }
}

/// <summary>Reference to the message that this one replies to.</summary>
internal sealed record MessageReference(string MessageId, bool FailIfNotExists);

/// <summary>A row, button or menu; in a form, a labelled field.</summary>
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

    /// <summary>Field below this label.</summary>
    public MessageComponent? Component { get; init; }

    public int? MaxLength { get; init; }

    /// <summary>Text typed into a field.</summary>
    public string? Value { get; init; }
}

/// <summary>One line of a menu.</summary>
internal sealed record MenuOption(string Label, string Value);
