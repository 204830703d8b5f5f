using System.Text.Json;

namespace GartanChatBot.Chat.Discord.Wire;

/// <summary>
/// Somebody used a command, tapped something, or is typing. A class, not a record: its token must not get into a text by accident.
/// </summary>
internal sealed class Interaction
{
    public required string Id { get; init; }

    public required string ApplicationId { get; init; }

    public InteractionType Type { get; init; }

    /// <summary>The right to answer, for fifteen minutes.</summary>
    public string Token { get; init; } = "";

    public InteractionData? Data { get; init; }

    public string? GuildId { get; init; }

    public string? ChannelId { get; init; }

    public DiscordChannel? Channel { get; init; }

    public DiscordMember? Member { get; init; }

    public DiscordUser? User { get; init; }

    /// <summary>The one whose button was tapped.</summary>
    public DiscordMessage? Message { get; init; }

    public string? Locale { get; init; }
}

/// <summary>What somebody did.</summary>
internal enum InteractionType
{
    Ping = 1,
    Command = 2,
    Component = 3,
    Autocomplete = 4,
    Form = 5,
}

/// <summary>The command with its options, what was tapped, or a form that was filled in.</summary>
internal sealed record InteractionData
{
    public string? Name { get; init; }

    public IReadOnlyList<InteractionOption>? Options { get; init; }

    public string? CustomId { get; init; }

    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>Whose menu a command was picked from.</summary>
    public string? TargetId { get; init; }

    /// <summary>The filled in fields of a form, each below its label.</summary>
    public IReadOnlyList<MessageComponent>? Components { get; init; }
}

/// <summary>One option as it was filled in, or half typed.</summary>
internal sealed record InteractionOption(string Name, JsonElement Value, bool Focused)
{
    public string Text => Value.ValueKind switch
    {
        JsonValueKind.String => Value.GetString() ?? "",
        JsonValueKind.Undefined or JsonValueKind.Null => "",
        _ => Value.GetRawText(),
    };
}

/// <summary>Our first answer.</summary>
internal sealed record InteractionCallback(InteractionAnswerKind Type, MessagePayload? Data = null);

/// <summary>As much as a deferring answer may say.</summary>
internal sealed record DeferredCallback(InteractionAnswerKind Type, DeferredContent? Data);

/// <summary>Whether the answer to come is for the asker alone.</summary>
internal sealed record DeferredContent(int Flags);

/// <summary>A form to fill in.</summary>
internal sealed record FormCallback(InteractionAnswerKind Type, FormContent Data);

/// <summary>Its fields, and the id under which it comes back.</summary>
internal sealed record FormContent(string CustomId, string Title, IReadOnlyList<MessageComponent> Components)
{
    public const int LongestTitle = 45;
}

/// <summary>The suggestions of an autocomplete answer.</summary>
internal sealed record ChoicesCallback(InteractionAnswerKind Type, ChoicesContent Data);

/// <summary>At most 25.</summary>
internal sealed record ChoicesContent(IReadOnlyList<CommandChoice> Choices);

/// <summary>The kinds of first answers.</summary>
internal enum InteractionAnswerKind
{
    Pong = 1,
    Message = 4,
    MessageLater = 5,
    EditLater = 6,
    Edit = 7,
    Choices = 8,
    Form = 9,
}
