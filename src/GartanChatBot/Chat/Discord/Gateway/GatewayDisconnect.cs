namespace GartanChatBot.Chat.Discord.Gateway;

/// <summary>How a connection ended, and what comes next.</summary>
internal sealed record GatewayDisconnect(DisconnectAction Next, string Reason)
{
    public GatewayPause Pause { get; init; } = GatewayPause.Growing;

    /// <summary>For the operator: what to do about it, when only they can.</summary>
    public string? Cure { get; init; }

    public static GatewayDisconnect Lost(string reason) => new(DisconnectAction.Resume, reason);
}

/// <summary>What follows the end of a connection.</summary>
internal enum DisconnectAction
{
    /// <summary>Go on with the session on another connection; a new one when there is none.</summary>
    Resume,

    /// <summary>The session is void: a new one at the first address.</summary>
    StartAnew,

    /// <summary>It would end the same way every time: only the operator can help.</summary>
    GiveUp,

    /// <summary>We were told to stop.</summary>
    Stopped,
}

/// <summary>How long to wait before the next connection.</summary>
internal enum GatewayPause
{
    /// <summary>1 s to 60 s, longer with every failure in a row.</summary>
    Growing,

    /// <summary>The server asked us to reconnect at once; the pause grows when it asks again and again.</summary>
    None,

    /// <summary>1 s to 5 s, as after an invalid session.</summary>
    OneToFive,

    /// <summary>Close code 4008 (rate limited): counts as two failures in the back-off.</summary>
    SlowDown,
}
