using System.Globalization;
using System.Text.Json;
using GartanChatBot.Chat.Discord.Interactions;
using GartanChatBot.Chat.Discord.Wire;

namespace GartanChatBot.Chat.Discord.Gateway;

/// <summary>
/// One connection from HELLO to its end:
/// <code>
/// HELLO → heartbeats begin → IDENTIFY, or RESUME if there is a session to resume → READY or RESUMED → events
/// heartbeat requested → one at once          no acknowledgement → close 4000, resume
/// RECONNECT → close 4000, resume               INVALID SESSION true → close 4000, resume; false → close 4000, new session
/// </code>
/// </summary>
internal sealed class GatewayConnectionLoop(
    IGatewayConnection connection, Uri address, ResumeState memory, SessionStartLimiter budget, Heartbeat heart, GatewayEvents events,
    DiscordOptions options, TimeProvider time)
{
    private static readonly TimeSpan PatienceForHello = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource<TimeSpan> hello = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly bool resumes = memory.CanResume;
    private bool replays = memory.CanResume;

    public async Task<GatewayDisconnect> RunAsync(CancellationToken stopping)
    {
        using var life = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var watching = WatchAsync(life.Token);
        try
        {
            var end = await ListenAsync(watching, stopping, life.Token);
            await connection.CloseAsync(end.Next is DisconnectAction.Stopped ? GatewayCloseCode.Goodbye : GatewayCloseCode.ComingBack);
            return end;
        }
        finally
        {
            await life.CancelAsync();
            await watching;
        }
    }

    private async Task<GatewayDisconnect> ListenAsync(Task<GatewayDisconnect> watching, CancellationToken stopping, CancellationToken life)
    {
        while (true)
        {
            var receiving = connection.ReceiveAsync();
            if (!receiving.IsCompleted)
                await Task.WhenAny(receiving, watching);

            if (stopping.IsCancellationRequested)
                return new(DisconnectAction.Stopped, "told to stop");
            if (watching.IsCompleted)
                return await watching;

            var reception = await receiving;
            if (!reception.IsOpen)
                return GatewayCloseCode.EndFor(reception.CloseCode);

            try
            {
                if (Parse(reception.Text) is { } frame && await TakeAsync(frame, life) is { } end)
                    return end;
            }
            catch (JsonException)
            {
                return GatewayDisconnect.Lost("the gateway sent something that can't be parsed");
            }
            catch (IOException)
            {
                return GatewayDisconnect.Lost("the connection was lost");
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return new(DisconnectAction.Stopped, "told to stop");
            }
        }
    }

    /// <summary>Ends when the connection must close: no HELLO, no acknowledgement, or <paramref name="life"/> is cancelled.</summary>
    private async Task<GatewayDisconnect> WatchAsync(CancellationToken life)
    {
        try
        {
            var interval = await hello.Task.WaitAsync(PatienceForHello, time, life);
            await heart.BeatAsync(interval, life);
            return GatewayDisconnect.Lost("the gateway no longer acknowledges heartbeats");
        }
        catch (TimeoutException)
        {
            return GatewayDisconnect.Lost("the gateway sent no HELLO in time");
        }
        catch (IOException)
        {
            return GatewayDisconnect.Lost("the connection was lost");
        }
        catch (OperationCanceledException)
        {
            return new(DisconnectAction.Stopped, "told to stop");
        }
    }

    private async Task<GatewayDisconnect?> TakeAsync(GatewayFrame frame, CancellationToken cancellationToken)
    {
        if (frame.Sequence is { } sequence)
            memory.Heard(sequence);

        switch ((GatewayOp)frame.Op)
        {
            case GatewayOp.Hello:
                await GreetAsync(frame, cancellationToken);
                return null;
            case GatewayOp.Heartbeat:
                await heart.BeatNowAsync(cancellationToken);
                return null;
            case GatewayOp.HeartbeatAcknowledged:
                heart.Acknowledge();
                return null;
            case GatewayOp.Reconnect:
                return GatewayDisconnect.Lost("the gateway asked us to reconnect") with { Pause = GatewayPause.None };
            case GatewayOp.InvalidSession:
                return frame.Content.ValueKind is JsonValueKind.True
                    ? GatewayDisconnect.Lost("the session was interrupted") with { Pause = GatewayPause.OneToFive }
                    : new(DisconnectAction.StartAnew, "the session was invalidated") { Pause = GatewayPause.OneToFive };
            case GatewayOp.Dispatch:
                Dispatch(frame);
                return null;
            default:
                return null;
        }
    }

    private async Task GreetAsync(GatewayFrame frame, CancellationToken cancellationToken)
    {
        var greeting = frame.Content.Deserialize(DiscordJson.Default.HelloContent);
        if (greeting is not { HeartbeatInterval: >= 1 and < int.MaxValue })
            throw new JsonException("A HELLO without an interval.");
        if (!hello.TrySetResult(TimeSpan.FromMilliseconds(greeting.HeartbeatInterval)))
            return;

        var token = options.Token.Reveal();
        if (resumes)
        {
            var resume = new ResumeFrame { Content = new() { Token = token, SessionId = memory.SessionId, Seq = memory.Sequence } };
            await connection.SendAsync(JsonSerializer.SerializeToUtf8Bytes(resume, DiscordJson.Default.ResumeFrame), cancellationToken);
        }
        else
        {
            budget.CountIdentify();
            var identify = new IdentifyFrame { Content = new() { Token = token, Shard = Shard() } };
            await connection.SendAsync(JsonSerializer.SerializeToUtf8Bytes(identify, DiscordJson.Default.IdentifyFrame), cancellationToken);
        }
    }

    /// <summary>
    /// The shard of the first listed server; direct messages come to shard 0. Null while one connection serves all servers.
    /// </summary>
    private int[]? Shard() => budget.Shards <= 1 ? null : [ShardOfListedServer(), budget.Shards];

    private int ShardOfListedServer() =>
        options.Guilds is [var first, ..] && ulong.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var guild)
            ? (int)((guild >> 22) % (ulong)budget.Shards)
            : 0;

    /// <summary>
    /// Returns null for an unreadable frame. It is skipped and its sequence number counts as received; after a reconnect every RESUME would
    /// replay the same frame.
    /// </summary>
    /// <exception cref="JsonException">The first frame is unreadable: the server is not a gateway.</exception>
    private GatewayFrame? Parse(ReadOnlyMemory<byte> text)
    {
        try
        {
            return JsonSerializer.Deserialize(text.Span, DiscordJson.Default.GatewayFrame);
        }
        catch (JsonException) when (hello.Task.IsCompleted)
        {
            events.Unreadable("a frame");
            if (SequenceOf(text) is { } sequence)
                memory.Heard(sequence);

            return null;
        }
    }

    private static int? SequenceOf(ReadOnlyMemory<byte> text)
    {
        try
        {
            var frame = JsonElement.Parse(text.Span);
            return
                frame.ValueKind is JsonValueKind.Object
                && frame.TryGetProperty("s", out var number)
                && number.ValueKind is JsonValueKind.Number
                && number.TryGetInt32(out var sequence)
                ? sequence
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Dispatches an interaction; an unreadable one is skipped, and the connection stays open.</summary>
    private void Tell(GatewayFrame frame)
    {
        if (InteractionParser.Parse(frame.Content) is { } interaction)
            events.Interaction(interaction, replays);
        else
            events.Unreadable("an interaction");
    }

    private void Dispatch(GatewayFrame frame)
    {
        switch (frame.Name)
        {
            case "READY":
                memory.Begin(
                    frame.Content.Deserialize(DiscordJson.Default.ReadyContent) ?? throw new JsonException("A READY without content."),
                    address);
                events.Ready();
                break;
            case "RESUMED":
                replays = false;
                events.Resumed();
                break;
            case "INTERACTION_CREATE":
                Tell(frame);
                break;
            default:
                break;
        }
    }
}

/// <summary>Callbacks from a session to the rest of the bot; none of them may block.</summary>
internal sealed record GatewayEvents(Action Ready, Action Resumed, Action<Interaction, bool> Interaction, Action<string> Unreadable);
