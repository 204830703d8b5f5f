namespace GartanChatBot.Chat.Discord.Gateway;

/// <summary>Reason for the end of a connection, and the next action.</summary>
internal sealed record GatewayDisconnect(DisconnectAction Next, string Reason)
{
    public GatewayPause Pause { get; init; } = GatewayPause.Growing;

    /// <summary>Instruction for the operator, if only they can fix it.</summary>
    public string? Cure { get; init; }

    public static GatewayDisconnect Lost(string reason) => new(DisconnectAction.Resume, reason);
}

/// <summary>Action after the end of a connection.</summary>
internal enum DisconnectAction
{
    /// <summary>Resume the session on a new connection; start a new session if there is none.</summary>
    Resume,

    /// <summary>The session is invalid: start a new one at the default address.</summary>
    StartAnew,

    /// <summary>Every retry would fail in the same way: only the operator can help.</summary>
    GiveUp,

    /// <summary>The service is stopping.</summary>
    Stopped,
}

/// <summary>Wait before the next connection.</summary>
internal enum GatewayPause
{
    /// <summary>1 s to 60 s, longer with each consecutive failure.</summary>
    Growing,

    /// <summary>None: the server asked for a reconnect. Grows if it repeatedly does so.</summary>
    None,

    /// <summary>1 s to 5 s, as prescribed after an invalid session.</summary>
    OneToFive,

    /// <summary>Close code 4008 (rate limited): counts as two failures in the back-off.</summary>
    SlowDown,
}
