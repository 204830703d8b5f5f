using System.Text.Json;
using System.Text.Json.Serialization;

namespace GartanChatBot.Chat.Discord.Wire;

/// <summary>Gateway opcodes.</summary>
internal enum GatewayOp
{
    Dispatch = 0,
    Heartbeat = 1,
    Identify = 2,
    Resume = 6,
    Reconnect = 7,
    InvalidSession = 9,
    Hello = 10,
    HeartbeatAcknowledged = 11,
}

/// <summary>An incoming gateway frame.</summary>
internal readonly record struct GatewayFrame(
    [property: JsonPropertyName("op")] int Op,
    [property: JsonPropertyName("d")] JsonElement Content,
    [property: JsonPropertyName("s")] int? Sequence,
    [property: JsonPropertyName("t")] string? Name);

/// <summary>Content of the server's first frame, HELLO.</summary>
internal sealed record HelloContent(double HeartbeatInterval);

/// <summary>Content of READY: the data that a later resume needs.</summary>
internal sealed record ReadyContent(string SessionId, string? ResumeGatewayUrl);

/// <summary>Outgoing IDENTIFY. Not a record: its <c>ToString()</c> would print the token.</summary>
internal sealed class IdentifyFrame
{
    [JsonPropertyName("op")]
    public int Op => (int)GatewayOp.Identify;

    [JsonPropertyName("d")]
    public required IdentifyContent Content { get; init; }
}

/// <summary>Content of IDENTIFY. Intents are 0: interactions need none.</summary>
internal sealed class IdentifyContent
{
    public required string Token { get; init; }

    public int Intents { get; init; }

    /// <summary>Shard number and shard count of this connection; null while Discord recommends one shard.</summary>
    public IReadOnlyList<int>? Shard { get; init; }

    public IdentifyProperties Properties { get; } = new("linux", "GartanChatBot", "GartanChatBot");
}

/// <summary>Client properties in IDENTIFY.</summary>
internal sealed record IdentifyProperties(string Os, string Browser, string Device);

/// <summary>Outgoing RESUME.</summary>
internal sealed class ResumeFrame
{
    [JsonPropertyName("op")]
    public int Op => (int)GatewayOp.Resume;

    [JsonPropertyName("d")]
    public required ResumeContent Content { get; init; }
}

/// <summary>Session to resume, and its last received sequence number.</summary>
internal sealed class ResumeContent
{
    public required string Token { get; init; }

    public required string SessionId { get; init; }

    public required int? Seq { get; init; }
}

/// <summary>Address of the gateway, and the remaining session starts.</summary>
internal sealed record GatewayAddress(string Url, int? Shards, SessionStartLimit? SessionStartLimit);

/// <summary>Session-start limit; Discord resets the token of a bot that exceeds it in a day.</summary>
internal sealed record SessionStartLimit(int Total, int Remaining, double ResetAfter);
