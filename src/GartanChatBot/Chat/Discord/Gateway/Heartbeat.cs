using System.Buffers;
using System.Text.Json;
using GartanChatBot.Chat.Discord.Wire;
using GartanChatBot.Limits;

namespace GartanChatBot.Chat.Discord.Gateway;

/// <summary>Sends heartbeats on one connection, and detects a connection that is open but dead.</summary>
internal sealed class Heartbeat(IGatewayConnection connection, ResumeState memory, TimeProvider time, Jitter jitter)
{
    /// <summary>
    /// Server-requested heartbeats a minute; the gateway allows 120 events in 60 s (https://docs.discord.com/developers/events/gateway).
    /// </summary>
    private const int MaxAskedFor = 100;

    private readonly Lock gate = new();
    private readonly ArrayBufferWriter<byte> frame = new(64);
    private readonly SlidingWindow askedFor = new(MaxAskedFor, TimeSpan.FromMinutes(1), time);
    private bool acknowledged = true;

    /// <summary>Sends heartbeats until one is due and the previous one was not acknowledged.</summary>
    public async Task BeatAsync(TimeSpan interval, CancellationToken cancellationToken)
    {
        await Task.Delay(jitter.Between(TimeSpan.Zero, interval), time, cancellationToken);
        using var timer = new PeriodicTimer(interval, time);

        do
        {
            await BeatOnceAsync(cancellationToken);
            await timer.WaitForNextTickAsync(cancellationToken);
        }
        while (Volatile.Read(ref acknowledged));
    }

    public Task BeatOnceAsync(CancellationToken cancellationToken)
    {
        Volatile.Write(ref acknowledged, false);
        return connection.SendAsync(Frame(), cancellationToken);
    }

    public void Acknowledge() => Volatile.Write(ref acknowledged, true);

    /// <summary>Sends a heartbeat that the server requested; requests over the limit are ignored.</summary>
    public Task BeatNowAsync(CancellationToken cancellationToken) =>
        askedFor.TryTake(out _) ? connection.SendAsync(Frame(), cancellationToken) : Task.CompletedTask;

    /// <summary>Builds <c>{"op":1,"d":42}</c> in a new buffer: two may be in flight at once.</summary>
    private ReadOnlyMemory<byte> Frame()
    {
        lock (gate)
        {
            frame.ResetWrittenCount();
            using var json = new Utf8JsonWriter(frame);
            json.WriteStartObject();
            json.WriteNumber("op"u8, (int)GatewayOp.Heartbeat);
            if (memory.Sequence is { } sequence)
                json.WriteNumber("d"u8, sequence);
            else
                json.WriteNull("d"u8);
            json.WriteEndObject();
            json.Flush();
            return frame.WrittenSpan.ToArray();
        }
    }
}
