using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using GartanChatBot.Chat.Discord;
using GartanChatBot.Chat.Discord.Gateway;
using GartanChatBot.Chat.Discord.Rest;
using GartanChatBot.Chat.Discord.Wire;
using GartanChatBot.Settings;
using GartanChatBot.Telemetry;
using GartanChatBot.Tests.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace GartanChatBot.Tests.Chat.Discord;

/// <summary>
/// A gateway that plays a script, connection by connection, and a session that is held to it:
/// <c>script.Connection().Send(Hello).Expect(2).Send(Ready).Close(4009)</c>. What is left of time passes as soon as somebody waits for it.
/// </summary>
internal sealed class GatewayScript
{
    public const string Token = "juliett.kilo.lima";
    public const string First = "wss://first.example.test/";
    public const string Second = "wss://resume.example.test/";
    public const string Acknowledged = """{"op":11,"d":null,"s":null,"t":null}""";

    /// <summary>In milliseconds; no pause of ours is as long.</summary>
    public const int Interval = 41_250;

    private readonly List<ScriptedConnection> connections = [];
    private readonly List<(Interaction Interaction, bool Replayed)> taken = [];
    private int used;

    public GatewayScript()
    {
        var options = new DiscordOptions { Token = new Secret(Token), ApiBaseUrl = new("https://api.example.test/api/v10") };
        var http = new HttpClient(Api, disposeHandler: false);
        http.DefaultRequestHeaders.UserAgent.ParseAdd(RestTransport.UserAgent);
        var transport = new RestTransport(http, options, Time, new(0.5), BotMetrics.Off, NullLogger<RestTransport>.Instance);
        var budget = new SessionStartLimiter(new DiscordRest(transport), options, Time, NullLogger<SessionStartLimiter>.Instance);
        Session = new GatewayClient(Next, budget, State, options, Time, new(0.5), NullLogger<GatewayClient>.Instance);
    }

    public static string Hello => $$"""{"op":10,"d":{"heartbeat_interval":{{Interval}}},"s":null,"t":null}""";

    public static string Resumed => """{"op":0,"t":"RESUMED","s":9,"d":{}}""";

    public PauseClock Time { get; } = new();

    public PretendApi Api { get; } = new();

    public DiscordHealthCheck State { get; } = new();

    public GatewayClient Session { get; }

    public IReadOnlyList<(Interaction Interaction, bool Replayed)> Taken => taken;

    public CancellationTokenSource Stopping { get; } = new();

    public static string Ready(int sequence = 1) =>
        $$$"""{"op":0,"t":"READY","s":{{{sequence}}},"d":{"v":10,"session_id":"one","resume_gateway_url":"{{{Second}}}","user":{},"application":{"id":"7"} } }""";

    public ScriptedConnection Connection()
    {
        connections.Add(new ScriptedConnection(Time));
        return connections[^1];
    }

    public Task<bool> RunAsync() => Time.RunAsync(PlayAsync());

    /// <summary>Starts, and stays with the last connection.</summary>
    public Task Start() => Task.Run(() => Session.RunAsync(Take, Stopping.Token));

    private async Task<bool> PlayAsync()
    {
        await Start();
        return true;
    }

    private void Take(Interaction interaction, bool replayed) => taken.Add((interaction, replayed));

    private ScriptedConnection Next()
    {
        if (used == connections.Count)
        {
            // The script is at its end: so is the session.
            Stopping.Cancel();
            return new ScriptedConnection(Time);
        }

        return connections[used++];
    }
}

/// <summary>
/// The fake clock that passes pauses of ours as soon as they begin; patience and heartbeats only run out when a test says so.
/// </summary>
internal sealed class PauseClock() : PatientClock(new DateTimeOffset(2026, 6, 9, 13, 20, 0, TimeSpan.Zero))
{
    /// <summary>A heartbeat that does not come while a test lasts.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromHours(3);

    private static readonly TimeSpan[] NoPauses =
    [
        Quiet, Quiet / 2,
        TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(2),
        TimeSpan.FromMilliseconds(GatewayScript.Interval), TimeSpan.FromMilliseconds(GatewayScript.Interval / 2.0),
    ];

    private readonly Channel<TimeSpan> pauses = Channel.CreateUnbounded<TimeSpan>();

    /// <summary>Every pause that was made, in order.</summary>
    public ConcurrentQueue<TimeSpan> Pauses { get; } = new();

    private readonly ConcurrentDictionary<TimeSpan, TaskCompletionSource> made = new();

    /// <summary>Once somebody waits for so long.</summary>
    public Task TimerAsync(TimeSpan due) => made.GetOrAdd(due, _ => new()).Task.WaitAsync(TimeSpan.FromSeconds(20));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        made.GetOrAdd(dueTime, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
        if (dueTime > TimeSpan.Zero && !NoPauses.Contains(dueTime))
        {
            Pauses.Enqueue(dueTime);
            pauses.Writer.TryWrite(dueTime);
        }

        return timer;
    }

    /// <summary>Pauses that were begun and are over are not waited for again.</summary>
    public void Forget()
    {
        while (pauses.Reader.TryRead(out _))
        {
        }
    }

    public async Task<T> RunAsync<T>(Task<T> work)
    {
        while (!work.IsCompleted)
        {
            var paused = pauses.Reader.WaitToReadAsync().AsTask();
            if (
                await Task.WhenAny(work, paused).WaitAsync(TestContext.Current.CancellationToken) == paused
                && pauses.Reader.TryRead(out var pause))
                Advance(pause);
        }

        return await work;
    }
}

/// <summary>One connection of the script.</summary>
internal sealed class ScriptedConnection(TimeProvider time) : IGatewayConnection
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly List<Func<Task>> steps = [];
    private readonly Channel<GatewayReception> incoming = Channel.CreateUnbounded<GatewayReception>();
    private readonly Channel<JsonObject> outgoing = Channel.CreateUnbounded<JsonObject>();
    private readonly Channel<bool> idle = Channel.CreateUnbounded<bool>();
    private readonly TaskCompletionSource played = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int asked;
    private int given;

    public Uri? Address { get; private set; }

    public DateTimeOffset? ConnectedAt { get; private set; }

    /// <summary>What the client said, heartbeats left out.</summary>
    public List<JsonObject> Said { get; } = [];

    public Channel<(DateTimeOffset At, JsonNode? Sequence)> Heartbeats { get; } = Channel.CreateUnbounded<(DateTimeOffset, JsonNode?)>();

    public int? ClosedWith { get; private set; }

    public bool Acknowledges { get; set; } = true;

    public bool CannotBeReached { get; set; }

    public ScriptedConnection Send(string frame) => Step(() => Give(GatewayReception.Of(Encoding.UTF8.GetBytes(frame))));

    public ScriptedConnection Close(int? code) => Step(() => Give(GatewayReception.Closed(code)));

    /// <summary>Waits until the client says so; anything else it says is wrong.</summary>
    public ScriptedConnection Expect(GatewayOp op)
    {
        steps.Add(async () =>
        {
            var frame = await outgoing.Reader.ReadAsync().AsTask().WaitAsync(Patience);
            ((int?)frame["op"]).ShouldBe((int)op, frame.ToJsonString());
        });
        return this;
    }

    public Task ConnectAsync(Uri address, CancellationToken cancellationToken)
    {
        if (CannotBeReached)
            throw new IOException("Nobody is there.");

        (Address, ConnectedAt) = (address, time.GetUtcNow());
        _ = PlayAsync();
        return Task.CompletedTask;
    }

    public Task SendAsync(ReadOnlyMemory<byte> frame, CancellationToken cancellationToken)
    {
        var json = (JsonObject)JsonNode.Parse(frame.Span)!;
        if ((int?)json["op"] == (int)GatewayOp.Heartbeat)
        {
            json.ContainsKey("d").ShouldBeTrue();
            Heartbeats.Writer.TryWrite((time.GetUtcNow(), json["d"]?.DeepClone()));
            if (Acknowledges)
                Give(GatewayReception.Of(Encoding.UTF8.GetBytes(GatewayScript.Acknowledged)));
        }
        else
        {
            Said.Add(json);
            outgoing.Writer.TryWrite(json);
        }

        return Task.CompletedTask;
    }

    public async Task<GatewayReception> ReceiveAsync()
    {
        if (Interlocked.Increment(ref asked) == Volatile.Read(ref given) + 1)
            idle.Writer.TryWrite(true);

        try
        {
            return await incoming.Reader.ReadAsync();
        }
        catch (ChannelClosedException)
        {
            return GatewayReception.Closed(code: null);
        }
    }

    public Task CloseAsync(int code)
    {
        ClosedWith ??= code;
        incoming.Writer.TryComplete();
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        incoming.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    /// <summary>The next heartbeat, once its acknowledgement has been taken.</summary>
    public async Task<(DateTimeOffset At, JsonNode? Sequence)> HeartbeatAsync()
    {
        var beat = await Heartbeats.Reader.ReadAsync().AsTask().WaitAsync(Patience);
        while (Acknowledges && Volatile.Read(ref asked) != Volatile.Read(ref given) + 1)
            await idle.Reader.ReadAsync().AsTask().WaitAsync(Patience);

        return beat;
    }

    /// <summary>Once the script of this connection is played and the client waits for more.</summary>
    public async Task AllTakenAsync()
    {
        await played.Task.WaitAsync(Patience);
        while (Volatile.Read(ref asked) != Volatile.Read(ref given) + 1)
            await idle.Reader.ReadAsync().AsTask().WaitAsync(Patience);
    }

    private ScriptedConnection Step(Action step)
    {
        steps.Add(() =>
        {
            step();
            return Task.CompletedTask;
        });
        return this;
    }

    private void Give(GatewayReception reception)
    {
        Interlocked.Increment(ref given);
        incoming.Writer.TryWrite(reception);
    }

    private async Task PlayAsync()
    {
        foreach (var step in steps)
            await step();

        played.TrySetResult();
    }
}

/// <summary>As much of REST as a session asks: where the gateway is.</summary>
internal sealed class PretendApi : HttpMessageHandler
{
    private readonly Queue<int> remaining = new();

    public int Asked { get; private set; }

    public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

    /// <summary>Sessions left, answer by answer; many when nothing is said.</summary>
    public PretendApi Remaining(params int[] left)
    {
        foreach (var number in left)
            remaining.Enqueue(number);

        return this;
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked++;
        request.RequestUri!.AbsolutePath.ShouldBe("/api/v10/gateway/bot");
        request.Headers.Authorization!.ToString().ShouldBe($"Bot {GatewayScript.Token}");
        var left = remaining.TryDequeue(out var next) ? next : 990;
        var body = JsonSerializer.Serialize(
            new
            {
                url = GatewayScript.First,
                shards = 1,
                session_start_limit = new
                {
                    total = 1000,
                    remaining = left,
                    reset_after = 3_600_000,
                    max_concurrency = 1,
                },
            });
        return Task.FromResult(
            new HttpResponseMessage(Status)
            {
                Content = new StringContent(Status == HttpStatusCode.OK ? body : """{"message":"401: Unauthorized","code":0}"""),
            });
    }
}
