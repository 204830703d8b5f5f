using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace FakeDiscord;

/// <summary>One websocket of the bot: frames in, frames out, in order.</summary>
internal sealed class GatewayConnection(GatewayServer gateway, HttpContext context, WebSocket socket, bool resumeAddress)
{
    private const int LongestFrame = 4096;
    private const int MaxFrames = 120;
    private readonly Channel<Func<Task>> outgoing = System.Threading.Channels.Channel.CreateUnbounded<Func<Task>>();
    private readonly Queue<DateTimeOffset> frames = new();
    private readonly List<DateTimeOffset> heartbeats = [];
    private bool closed;

    /// <summary>Reached by the address that READY named for resuming.</summary>
    public bool AtResumeAddress => resumeAddress;

    public GatewaySession? Session { get; set; }

    /// <summary>When the bot showed that it is alive.</summary>
    public IReadOnlyList<DateTimeOffset> Heartbeats
    {
        get
        {
            lock (gateway.Gate)
            {
                return [.. heartbeats];
            }
        }
    }

    /// <summary>With which code the bot closed it; null while it did not.</summary>
    public int? ClosedByBot { get; private set; }

    public bool IsOpen { get; private set; } = true;

    /// <summary>Nothing comes through any more, though the connection stands.</summary>
    public bool IsSilent { get; set; }

    public void Send(JsonObject frame) => Send(frame.ToJsonString());

    public void Send(string frame)
    {
        if (!IsSilent && !closed)
        {
            outgoing.Writer.TryWrite(() =>
                socket.SendAsync(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None));
        }
    }

    /// <summary>Closes it as Discord does, with a code that says why.</summary>
    public void Close(int code, string reason = "")
    {
        if (!closed)
        {
            closed = true;
            gateway.Lost(this, code);
            outgoing.Writer.TryWrite(() => socket.CloseOutputAsync((WebSocketCloseStatus)code, reason, CancellationToken.None));
        }
    }

    /// <summary>The network breaks.</summary>
    public void Cut()
    {
        closed = true;
        gateway.Lost(this, code: null);
        outgoing.Writer.TryWrite(() =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
    }

    public async Task RunAsync()
    {
        var writing = WriteAsync();
        try
        {
            await ReadAsync();
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or IOException)
        {
            // The bot went without a word, or was cut off.
        }

        lock (gateway.Gate)
        {
            IsOpen = false;
            closed = true;
            gateway.Lost(this, code: null);
        }

        outgoing.Writer.Complete();
        await writing;
    }

    private async Task WriteAsync()
    {
        await foreach (var write in outgoing.Reader.ReadAllAsync())
        {
            try
            {
                await write();
            }
            catch (Exception exception)
                when (exception is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
            {
                // Nobody reads any more.
            }
        }
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[LongestFrame + 1];
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(Math.Min(length, LongestFrame)), context.RequestAborted);
                length += part.Count;
            }
            while (!part.EndOfMessage);

            if (part.MessageType == WebSocketMessageType.Close)
            {
                await ByBotAsync();
                return;
            }

            lock (gateway.Gate)
            {
                if (!closed)
                {
                    Take(buffer.AsSpan(0, Math.Min(length, LongestFrame)), length);
                }
            }
        }
    }

    private async Task ByBotAsync()
    {
        lock (gateway.Gate)
        {
            if (!closed)
            {
                ClosedByBot = (int?)socket.CloseStatus ?? 1005;
                gateway.Lost(this, ClosedByBot is 1000 or 1001 ? GatewayServer.EndedByBot : null);
            }
        }

        if (socket.State == WebSocketState.CloseReceived)
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        }
    }

    private void Take(ReadOnlySpan<byte> bytes, int length)
    {
        var now = gateway.Now;
        while (frames.TryPeek(out var first) && now - first >= TimeSpan.FromSeconds(60))
        {
            frames.Dequeue();
        }

        frames.Enqueue(now);
        if (length > LongestFrame)
        {
            gateway.Violate(this, 4002, $"a frame of {length} bytes");
        }
        else if (frames.Count > MaxFrames)
        {
            gateway.Violate(this, 4008, $"more than {MaxFrames} frames in a minute");
        }
        else if (Parse(bytes) is { } frame)
        {
            gateway.Take(this, frame);
        }
        else
        {
            gateway.Violate(this, 4002, "a frame that is not JSON");
        }
    }

    public void Beat() => heartbeats.Add(gateway.Now);

    private static JsonObject? Parse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonNode.Parse(bytes) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
