using System.Buffers;
using System.Net.WebSockets;
using GartanChatBot.Chat.Discord.Rest;

namespace GartanChatBot.Chat.Discord.Gateway;

/// <summary>Gateway connection over a websocket.</summary>
internal sealed class WebSocketGatewayConnection : IGatewayConnection
{
    /// <summary>Far above anything that Discord sends to a bot without intents; a longer message is not from a gateway.</summary>
    private const int LongestMessage = 4 * 1024 * 1024;

    private const int Portion = 4096;

    private static readonly TimeSpan PatienceForGoodbye = TimeSpan.FromSeconds(2);

    private readonly ClientWebSocket socket = new();
    private readonly ArrayBufferWriter<byte> received = new(Portion);
    private readonly SemaphoreSlim sending = new(1);
    private readonly TimeProvider time;

    public WebSocketGatewayConnection(TimeProvider time)
    {
        this.time = time;
        socket.Options.SetRequestHeader("User-Agent", RestTransport.UserAgent);
        // The gateway has its own heartbeats; websocket pings would only add traffic.
        socket.Options.KeepAliveInterval = TimeSpan.Zero;
    }

    public async Task ConnectAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            await socket.ConnectAsync(address, cancellationToken);
        }
        catch (Exception failure) when (failure is WebSocketException or HttpRequestException)
        {
            throw new IOException("The gateway could not be reached.", failure);
        }
    }

    public async Task SendAsync(ReadOnlyMemory<byte> frame, CancellationToken cancellationToken)
    {
        await sending.WaitAsync(cancellationToken);
        try
        {
            await socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        catch (Exception failure) when (failure is WebSocketException or InvalidOperationException)
        {
            throw new IOException("The gateway's connection is gone.", failure);
        }
        finally
        {
            sending.Release();
        }
    }

    public async Task<GatewayReception> ReceiveAsync()
    {
        received.ResetWrittenCount();
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(received.GetMemory(Portion), CancellationToken.None);
                if (part.MessageType is WebSocketMessageType.Close)
                    return GatewayReception.Closed((int?)socket.CloseStatus);

                received.Advance(part.Count);
                if (received.WrittenCount > LongestMessage)
                    return GatewayReception.Closed(code: null);
                if (part.EndOfMessage)
                    return GatewayReception.Of(received.WrittenMemory);
            }
        }
        catch (Exception failure)
            when (failure is WebSocketException or IOException or InvalidOperationException or OperationCanceledException)
        {
            return GatewayReception.Closed(code: null);
        }
    }

    public async Task CloseAsync(int code)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
            return;

        using var limit = new CancellationTokenSource(PatienceForGoodbye, time);
        try
        {
            await sending.WaitAsync(limit.Token);
            try
            {
                await socket.CloseOutputAsync((WebSocketCloseStatus)code, statusDescription: null, limit.Token);
            }
            finally
            {
                sending.Release();
            }
        }
        catch (Exception failure)
            when (failure is WebSocketException or IOException or InvalidOperationException or OperationCanceledException)
        {
            // The connection was already gone.
        }
    }

    public ValueTask DisposeAsync()
    {
        socket.Abort();
        socket.Dispose();
        sending.Dispose();
        return ValueTask.CompletedTask;
    }
}
