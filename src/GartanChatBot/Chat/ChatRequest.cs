using NodaTime;

namespace GartanChatBot.Chat;

/// <summary>One question: who asked what, where, and as of when.</summary>
internal sealed record ChatRequest
{
    public required Conversation Conversation { get; init; }

    public required ChatUser Who { get; init; }

    /// <summary>As typed: <c>/pump K41P1</c> or plain words; a command sees the line that they came to.</summary>
    public required string Text { get; init; }

    /// <summary>By parameter name. Slash options arrive filled in; for a typed line the router fills them.</summary>
    public CommandArguments Arguments { get; init; } = CommandArguments.None;

    /// <summary>Set when the stored rota is to be read as of a moment (<c>--at</c>); its age is then taken as fresh.</summary>
    public Instant? AsOf { get; init; }

    /// <summary>The crew member that the asker is linked to, as the page has the name; null when not linked.</summary>
    public string? As { get; init; }

    /// <summary>Set where a person sits at a console: what <c>/link</c> says there lasts as long as that.</summary>
    public ConsoleSession? Session { get; init; }

    /// <summary>Station that this chat is about, when it has been set.</summary>
    public string? Station { get; init; }

    /// <summary>What the bot is called here; a command addressed to another bot is not ours to answer.</summary>
    public string? BotName { get; init; }

    /// <summary>What people are called in this chat.</summary>
    public NameStyle Names { get; init; } = NameStyle.Short;

    /// <summary>Whether this chat may see people's names.</summary>
    public bool ShowNames
    {
        get => Names is NameStyle.Full or NameStyle.Short;
        init => Names = value ? NameStyle.Short : NameStyle.Roles;
    }

    /// <summary>Whether ranks are said beside or in place of names.</summary>
    public bool ShowRanks { get; init; } = true;

    /// <summary>Id of the message whose button was tapped; null when the question was typed.</summary>
    public string? TappedMessage { get; init; }

    /// <summary>The way that the question came may only look: commands that change something are refused, whoever asks.</summary>
    public bool OnlyReads { get; init; }

    /// <summary>
    /// When it was said, where the platform tells, and of a tap the earliest time that it can be from; either may have waited while the bot
    /// was down.
    /// </summary>
    public Instant? SaidAt { get; init; }

    /// <summary>The words are somebody else's, or were said somewhere else.</summary>
    public bool IsForwarded { get; init; }

    /// <summary>Words that were said before and have been put right: a question may be answered anew, nothing is done again.</summary>
    public bool IsCorrection { get; init; }

    /// <summary>Set by the router before a command sees the request.</summary>
    public ChatRole Role { get; init; } = ChatRole.Stranger;

    public string? this[string parameter] => Arguments[parameter];
}
