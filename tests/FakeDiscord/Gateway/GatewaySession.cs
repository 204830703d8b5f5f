using System.Text.Json.Nodes;

namespace FakeDiscord;

/// <summary>What Discord remembers of a bot between two connections: the events, so that missed ones can be told again.</summary>
internal sealed class GatewaySession(int intents)
{
    private readonly List<string> told = [];

    public string Id { get; } = Guid.NewGuid().ToString("N");

    public int Intents => intents;

    public int Sequence => told.Count;

    public bool IsOver { get; private set; }

    /// <summary>Where its events go at present.</summary>
    public GatewayConnection? Connection { get; set; }

    /// <summary>Since when nobody listens.</summary>
    public DateTimeOffset? LostAt { get; set; }

    public void Tell(string name, JsonNode content) =>
        TellOdd(
            new JsonObject
            {
                ["op"] = GatewayEvents.Dispatch,
                ["t"] = name,
                ["s"] = told.Count + 1,
                ["d"] = content.DeepClone(),
            }.ToJsonString());

    /// <summary>A frame of any form, kept for a RESUME like the others; <c>SEQ</c> in it becomes its number.</summary>
    public void TellOdd(string form)
    {
        var frame = form.Replace("SEQ", $"{told.Count + 1}", StringComparison.Ordinal);
        told.Add(frame);
        Connection?.Send(frame);
    }

    public void Replay(int after, GatewayConnection connection)
    {
        foreach (var frame in told.Skip(after))
        {
            connection.Send(frame);
        }
    }

    public void End()
    {
        IsOver = true;
        Connection = null;
    }
}
