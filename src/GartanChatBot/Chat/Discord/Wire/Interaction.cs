using System.Text.Json;

namespace GartanChatBot.Chat.Discord.Wire;

/// <summary>A command, tap, form or autocomplete request. Not a record: its <c>ToString()</c> would print the token.</summary>
internal sealed class Interaction
{
    public required string Id { get; init; }

    public required string ApplicationId { get; init; }

    public InteractionType Type { get; init; }

    /// <summary>Token that authorizes the answer, valid for 15 minutes.</summary>
    public string Token { get; init; } = "";

    public InteractionData? Data { get; init; }

    public string? GuildId { get; init; }

    public string? ChannelId { get; init; }

    public DiscordChannel? Channel { get; init; }

    public DiscordMember? Member { get; init; }

    public DiscordUser? User { get; init; }

    /// <summary>Message that carries the tapped button.</summary>
    public DiscordMessage? Message { get; init; }

    public string? Locale { get; init; }
}

/// <summary>Kinds of interactions.</summary>
internal enum InteractionType
{
    Ping = 1,
    Command = 2,
    Component = 3,
    Autocomplete = 4,
    Form = 5,
}

/// <summary>Content of an interaction: the command with its options, the tapped component, or the submitted form.</summary>
internal sealed record InteractionData
{
    public string? Name { get; init; }

    public IReadOnlyList<InteractionOption>? Options { get; init; }

    public string? CustomId { get; init; }

    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>User in whose context menu the command was picked.</summary>
    public string? TargetId { get; init; }

    /// <summary>Fields of a submitted form, each inside its label.</summary>
    public IReadOnlyList<MessageComponent>? Components { get; init; }
}

/// <summary>One command option, complete or still being typed.</summary>
internal sealed record InteractionOption(string Name, JsonElement Value, bool Focused)
{
    public string Text => Value.ValueKind switch
    {
        JsonValueKind.String => Value.GetString() ?? "",
        JsonValueKind.Undefined or JsonValueKind.Null => "",
        _ => Value.GetRawText(),
    };
}

/// <summary>First response to an interaction.</summary>
internal sealed record InteractionCallback(InteractionAnswerKind Type, MessagePayload? Data = null);

/// <summary>Response that defers the answer.</summary>
internal sealed record DeferredCallback(InteractionAnswerKind Type, DeferredContent? Data);

/// <summary>Flags of a deferred answer: ephemeral or not.</summary>
internal sealed record DeferredContent(int Flags);

/// <summary>Response that opens a form.</summary>
internal sealed record FormCallback(InteractionAnswerKind Type, FormContent Data);

/// <summary>Fields of a form, and the id that its submission returns.</summary>
internal sealed record FormContent(string CustomId, string Title, IReadOnlyList<MessageComponent> Components)
{
    public const int LongestTitle = 45;
}

/// <summary>The suggestions of an autocomplete answer.</summary>
internal sealed record ChoicesCallback(InteractionAnswerKind Type, ChoicesContent Data);

/// <summary>Suggestions, at most 25.</summary>
internal sealed record ChoicesContent(IReadOnlyList<CommandChoice> Choices);

/// <summary>Kinds of first responses.</summary>
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
