namespace FakeDiscord;

/// <summary>The numbers of the gateway: what a frame is, and which events a session asked for.</summary>
internal static class GatewayEvents
{
    public const int Dispatch = 0;
    public const int Heartbeat = 1;
    public const int Identify = 2;
    public const int Presence = 3;
    public const int Resume = 6;
    public const int Reconnect = 7;
    public const int InvalidSession = 9;
    public const int Hello = 10;
    public const int Acknowledged = 11;

    /// <summary>For every session, whatever it asked for.</summary>
    public const int Always = 0;

    public const int Guilds = 1 << 0;

    /// <summary>Members, presences and the text of messages have to be switched on in the portal.</summary>
    public const int Privileged = 1 << 1 | 1 << 8 | 1 << 15;

    public const int Known = (1 << 26) - 1;
}

/// <summary>Where in the life of a connection something is to go wrong.</summary>
public enum GatewayPhase
{
    /// <summary>Connected, nothing said yet.</summary>
    Connected,

    /// <summary>HELLO was sent.</summary>
    Greeted,

    /// <summary>IDENTIFY has come, READY was not sent.</summary>
    Identifying,

    /// <summary>READY was sent.</summary>
    Ready,

    /// <summary>RESUME has come, nothing was replayed.</summary>
    Resuming,

    /// <summary>RESUMED was sent.</summary>
    Resumed,
}
