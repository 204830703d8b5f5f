using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace FakeDiscord;

/// <summary>Discord's gateway: who may start a session, who may go on with one, and everything that can go wrong on the way.</summary>
internal sealed class GatewayServer(FakeDiscordServer discord)
{
    /// <summary>The bot said goodbye: its session is over.</summary>
    public const int EndedByBot = -1;

    private static readonly int[] EndsSession = [EndedByBot, 4004, 4007, 4009, 4010, 4011, 4012, 4013, 4014];
    private readonly List<GatewayConnection> connections = [];
    private readonly List<GatewaySession> sessions = [];
    private readonly List<(GatewayPhase Phase, Action<GatewayConnection> Happens)> faults = [];

    public required Uri Address { get; init; }

    public required Uri ResumeAddress { get; init; }

    public Lock Gate => discord.Gate;

    public DateTimeOffset Now => discord.Time.GetUtcNow();

    public StartLimit Starts { get; } = new();

    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromMilliseconds(41_250);

    /// <summary>How long a lost session can be gone on with.</summary>
    public TimeSpan Resumable { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The privileged intents that are switched on in the portal.</summary>
    public int AllowedIntents { get; set; }

    /// <summary>Answers the upgrade with this status instead; null: lets it in.</summary>
    public int? Closed { get; set; }

    /// <summary>How many connections the bot is told to open.</summary>
    public int Shards { get; set; } = 1;

    /// <summary>The part that the bot said last it is; null when it said none.</summary>
    public string? Shard { get; private set; }

    /// <summary>When the bot asked for a new session, and when it went on with an old one.</summary>
    public List<DateTimeOffset> Identifies { get; } = [];

    public List<DateTimeOffset> Resumes { get; } = [];

    /// <summary>How often READY was sent, and RESUMED.</summary>
    public int Readies { get; private set; }

    public int Resumed { get; private set; }

    public IReadOnlyList<GatewayConnection> Connections
    {
        get
        {
            lock (Gate)
            {
                return [.. connections];
            }
        }
    }

    /// <summary>The connection that the bot uses now.</summary>
    public GatewayConnection Current =>
        Connections.LastOrDefault(connection => connection.IsOpen) ?? throw new InvalidOperationException("The bot is not connected.");

    public Task ReadyAsync(int times = 1) => discord.Changes.UntilAsync($"READY {times}", () => Readies >= times);

    public Task ResumedAsync(int times = 1) => discord.Changes.UntilAsync($"RESUMED {times}", () => Resumed >= times);

    /// <summary>Once the bot has shut its connection, with which code.</summary>
    public async Task<int> ClosedByBotAsync(GatewayConnection connection)
    {
        await discord.Changes.UntilAsync("the bot to close", () => !connection.IsOpen);
        return connection.ClosedByBot ?? 1006;
    }

    public Task HeartbeatsAsync(int count) =>
        discord.Changes.UntilAsync($"{count} heartbeats", () => Connections.Sum(one => one.Heartbeats.Count) >= count);

    /// <summary>What happens when a connection next comes so far: a cut, a close, op 7…</summary>
    public void Next(GatewayPhase phase, Action<GatewayConnection> happens)
    {
        lock (Gate)
        {
            faults.Add((phase, happens));
        }
    }

    public void Cut() => Locked(connection => connection.Cut());

    public void Close(int code) => Locked(connection => connection.Close(code));

    public void AskToReconnect() => Locked(connection => connection.Send(Frame(GatewayEvents.Reconnect, null)));

    public void AskForHeartbeat() => Locked(connection => connection.Send(Frame(GatewayEvents.Heartbeat, null)));

    /// <summary>Op 9: the session can be gone on with, or is void.</summary>
    public void Invalidate(bool resumable) => Locked(connection =>
    {
        if (!resumable)
        {
            connection.Session?.End();
        }

        connection.Send(Frame(GatewayEvents.InvalidSession, resumable));
    });

    /// <summary>The connection stands, but nothing comes through: no acknowledgement, no event.</summary>
    public void FallSilent() => Locked(connection => connection.IsSilent = true);

    /// <summary>Whoever wants to go on with a session cannot.</summary>
    public void ForgetSessions()
    {
        lock (Gate)
        {
            sessions.ForEach(session => session.End());
        }
    }

    /// <summary>
    /// Tells the sessions that asked for such events; kept for those that are away for a moment. False: nobody will hear it.
    /// </summary>
    public bool Announce(int intent, string name, JsonObject content)
    {
        lock (Gate)
        {
            var listening = sessions
                .Where(one => !IsForgotten(one) && (intent == GatewayEvents.Always || (one.Intents & intent) != 0))
                .ToList();
            listening.ForEach(session => session.Tell(name, content));
            return listening.Count > 0;
        }
    }

    /// <summary>Sends the bot a frame of any form.</summary>
    public void SendOdd(string form) => Locked(connection => connection.Session!.TellOdd(form));

    public async Task HandleAsync(HttpContext context)
    {
        if (Closed is { } status || !context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = Closed ?? 400;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var connection = new GatewayConnection(
            this, context, socket, context.Request.Path.Value!.TrimEnd('/') == ResumeAddress.AbsolutePath);
        lock (Gate)
        {
            connections.Add(connection);
            Reached(connection, GatewayPhase.Connected);
            if (context.Request.Query["v"] != "10" || context.Request.Query["encoding"] != "json")
            {
                Violate(connection, 4012, $"connected with {context.Request.QueryString}");
            }

            connection.Send(
                Frame(GatewayEvents.Hello, new JsonObject { ["heartbeat_interval"] = (int)HeartbeatInterval.TotalMilliseconds }));
            Reached(connection, GatewayPhase.Greeted);
        }

        discord.Changes.Happened();
        await connection.RunAsync();
        discord.Changes.Happened();
    }

    public void Take(GatewayConnection connection, JsonObject frame)
    {
        var content = frame["d"];
        switch ((int?)frame["op"])
        {
            case GatewayEvents.Heartbeat:
                Beat(connection, (int?)content);
                break;
            case GatewayEvents.Identify:
                Identify(connection, content as JsonObject ?? []);
                break;
            case GatewayEvents.Resume:
                Resume(connection, content as JsonObject ?? []);
                break;
            case GatewayEvents.Presence when connection.Session is not null:
                break;
            case GatewayEvents.Presence:
                Violate(connection, 4003, "spoke before it had said who it is");
                break;
            default:
                Violate(connection, 4001, $"sent op {frame["op"]}");
                break;
        }

        discord.Changes.Happened();
    }

    public void Violate(GatewayConnection connection, int code, string what)
    {
        discord.Violations.Add($"gateway: {what}");
        connection.Close(code, what);
    }

    public void Lost(GatewayConnection connection, int? code)
    {
        if (connection.Session is not { } session)
        {
            return;
        }

        if (session.Connection == connection)
        {
            session.Connection = null;
            session.LostAt = Now;
        }

        if (code is { } number && EndsSession.Contains(number))
        {
            session.End();
        }
    }

    private void Beat(GatewayConnection connection, int? sequence)
    {
        connection.Beat();
        if (sequence > (connection.Session?.Sequence ?? 0) && connection.Session is not null)
        {
            discord.Violations.Add($"gateway: a heartbeat with sequence {sequence}, which was never sent");
        }

        connection.Send(Frame(GatewayEvents.Acknowledged, null));
    }

    private void Identify(GatewayConnection connection, JsonObject content)
    {
        var last = Identifies.Count > 0 ? Identifies[^1] : (DateTimeOffset?)null;
        Identifies.Add(Now);
        Shard = content["shard"]?.ToJsonString();
        if (connection.Session is { IsOver: false })
        {
            Violate(connection, 4005, "identified twice");
        }
        else if (IdentifyRules.Refusal(content, discord, this) is var (code, reason))
        {
            connection.Close(code, reason);
        }
        else if (Starts.Remaining <= 0)
        {
            Violate(connection, 4004, "identified although no session may be started: Discord resets the token");
        }
        else if (Now - last is { } since && since < TimeSpan.FromSeconds(5))
        {
            discord.Violations.Add($"gateway: identified {since.TotalSeconds:0.###} s after the last time");
            connection.Send(Frame(GatewayEvents.InvalidSession, false));
        }
        else
        {
            Begin(connection, (int)content["intents"]!);
        }
    }

    private void Begin(GatewayConnection connection, int intents)
    {
        if (connection.AtResumeAddress)
        {
            discord.Violations.Add("gateway: identified at the address for resuming");
        }

        Starts.Remaining--;
        Reached(connection, GatewayPhase.Identifying);
        var session = new GatewaySession(intents) { Connection = connection };
        connection.Session = session;
        sessions.Add(session);
        session.Tell("READY", ReadyEvent.Of(discord, this, session));
        Readies++;
        if ((intents & GatewayEvents.Guilds) != 0)
        {
            foreach (var guild in discord.Guilds.Where(guild => guild.HasBot))
            {
                session.Tell("GUILD_CREATE", guild.ToJson(withChannels: true));
            }
        }

        Reached(connection, GatewayPhase.Ready);
    }

    private void Resume(GatewayConnection connection, JsonObject content)
    {
        Resumes.Add(Now);
        if (!connection.AtResumeAddress)
        {
            discord.Violations.Add("gateway: resumed at the first address, not at resume_gateway_url");
        }

        Reached(connection, GatewayPhase.Resuming);
        var session = sessions.Find(one => one.Id == (string?)content["session_id"]);
        if ((string?)content["token"] != discord.Token)
        {
            connection.Close(4004, "Authentication failed.");
        }
        else if (session is null || IsForgotten(session))
        {
            session?.End();
            connection.Send(Frame(GatewayEvents.InvalidSession, false));
        }
        else if ((int?)content["seq"] is not { } sequence || sequence > session.Sequence)
        {
            Violate(connection, 4007, $"resumed with sequence {content["seq"]}, which was never sent");
            session.End();
        }
        else
        {
            GoOn(connection, session, sequence);
        }
    }

    private void GoOn(GatewayConnection connection, GatewaySession session, int sequence)
    {
        session.Connection?.Close(4000, "resumed elsewhere");
        connection.Session = session;
        session.Replay(sequence, connection);
        session.Connection = connection;
        session.LostAt = null;
        session.Tell("RESUMED", new JsonObject());
        Resumed++;
        Reached(connection, GatewayPhase.Resumed);
    }

    private bool IsForgotten(GatewaySession session) => session.IsOver || (session.LostAt is { } lost && Now - lost > Resumable);

    private void Reached(GatewayConnection connection, GatewayPhase phase)
    {
        var index = faults.FindIndex(fault => fault.Phase == phase);
        if (index >= 0)
        {
            var happens = faults[index].Happens;
            faults.RemoveAt(index);
            happens(connection);
        }
    }

    private void Locked(Action<GatewayConnection> action)
    {
        lock (Gate)
        {
            action(Current);
        }
    }

    private static JsonObject Frame(int op, JsonNode? content) => new() { ["op"] = op, ["d"] = content, ["s"] = null, ["t"] = null };
}
