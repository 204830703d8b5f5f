using System.Text.Json;
using System.Text.Json.Serialization;

namespace GartanChatBot.Chat.Discord.Wire;

/// <summary>What the gateway's frames mean.</summary>
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

/// <summary>A frame as it comes in.</summary>
internal readonly record struct GatewayFrame(
    [property: JsonPropertyName("op")] int Op,
    [property: JsonPropertyName("d")] JsonElement Content,
    [property: JsonPropertyName("s")] int? Sequence,
    [property: JsonPropertyName("t")] string? Name);

/// <summary>The server's first word.</summary>
internal sealed record HelloContent(double HeartbeatInterval);

/// <summary>The beginning of a session: what it takes to go on with it later.</summary>
internal sealed record ReadyContent(string SessionId, string? ResumeGatewayUrl);

/// <summary>Outgoing IDENTIFY. Not a record: its <c>ToString()</c> would print the token.</summary>
internal sealed class IdentifyFrame
{
    [JsonPropertyName("op")]
    public int Op => (int)GatewayOp.Identify;

    [JsonPropertyName("d")]
    public required IdentifyContent Content { get; init; }
}

/// <summary>Intents 0: interactions belong to none.</summary>
internal sealed class IdentifyContent
{
    public required string Token { get; init; }

    public int Intents { get; init; }

    /// <summary>
    /// Which part of the servers this connection is for, and of how many parts; left out while Discord asks for one only.
    /// </summary>
    public IReadOnlyList<int>? Shard { get; init; }

    public IdentifyProperties Properties { get; } = new("linux", "GartanChatBot", "GartanChatBot");
}

/// <summary>What we say of ourselves.</summary>
internal sealed record IdentifyProperties(string Os, string Browser, string Device);

/// <summary>Goes on with a session.</summary>
internal sealed class ResumeFrame
{
    [JsonPropertyName("op")]
    public int Op => (int)GatewayOp.Resume;

    [JsonPropertyName("d")]
    public required ResumeContent Content { get; init; }
}

/// <summary>Which session, and how much of it we have heard.</summary>
internal sealed class ResumeContent
{
    public required string Token { get; init; }

    public required string SessionId { get; init; }

    public required int? Seq { get; init; }
}

/// <summary>Where the gateway is, and how many sessions may still be started.</summary>
internal sealed record GatewayAddress(string Url, int? Shards, SessionStartLimit? SessionStartLimit);

/// <summary>Discord voids the token of a bot that starts more sessions in a day than this.</summary>
internal sealed record SessionStartLimit(int Total, int Remaining, double ResetAfter);
