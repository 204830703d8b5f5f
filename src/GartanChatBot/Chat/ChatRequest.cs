using NodaTime;

namespace GartanChatBot.Chat;

/// <summary>One question: the asker, the words, the conversation, and the moment it is about.</summary>
internal sealed record ChatRequest
{
    public required Conversation Conversation { get; init; }

    public required ChatUser Who { get; init; }

    /// <summary>
    /// The text as typed: <c>/pump K41P1</c> or plain words. A command sees the command line that plain words were parsed to.
    /// </summary>
    public required string Text { get; init; }

    /// <summary>Arguments by parameter name. Slash commands arrive with them; for a typed line the router fills them in.</summary>
    public CommandArguments Arguments { get; init; } = CommandArguments.None;

    /// <summary>Moment to read the stored rota at (<c>--at</c>); its age is then ignored.</summary>
    public Instant? AsOf { get; init; }

    /// <summary>Crew member that the asker is linked to, named as on the Gartan page; null if not linked.</summary>
    public string? As { get; init; }

    /// <summary>Set for a console: a <c>/link</c> typed there lasts as long as this session.</summary>
    public ConsoleSession? Session { get; init; }

    /// <summary>Default station of this chat; null if not set.</summary>
    public string? Station { get; init; }

    /// <summary>The bot's user name on this platform; a command addressed to another name is ignored.</summary>
    public string? BotName { get; init; }

    /// <summary>Form of crew members' names in this chat.</summary>
    public NameStyle Names { get; init; } = NameStyle.Short;

    /// <summary>True if this chat may see names.</summary>
    public bool ShowNames
    {
        get => Names is NameStyle.Full or NameStyle.Short;
        init => Names = value ? NameStyle.Short : NameStyle.Roles;
    }

    /// <summary>True if ranks are shown beside names, or in their place.</summary>
    public bool ShowRanks { get; init; } = true;

    /// <summary>Id of the message whose button was tapped; null when the question was typed.</summary>
    public string? TappedMessage { get; init; }

    /// <summary>True for a read-only connection: every command that changes something is refused, for every role.</summary>
    public bool OnlyReads { get; init; }

    /// <summary>
    /// Time the message was sent, if the platform reports it; for a tap, the earliest possible time. Both may have waited while the bot was
    /// down.
    /// </summary>
    public Instant? SaidAt { get; init; }

    /// <summary>True if the message was forwarded, so the words may be another person's or from another chat.</summary>
    public bool IsForwarded { get; init; }

    /// <summary>True for an edited message: a question may be answered again, a command is not repeated.</summary>
    public bool IsCorrection { get; init; }

    /// <summary>Role of the asker; set by the router before a command sees the request.</summary>
    public ChatRole Role { get; init; } = ChatRole.Stranger;

    public string? this[string parameter] => Arguments[parameter];
}
