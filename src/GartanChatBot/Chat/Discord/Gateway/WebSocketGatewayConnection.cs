using System.Buffers;
using System.Net.WebSockets;
using GartanChatBot.Chat.Discord.Rest;

namespace GartanChatBot.Chat.Discord.Gateway;

/// <summary>The gateway over a real websocket.</summary>
internal sealed class WebSocketGatewayConnection : IGatewayConnection
{
    /// <summary>Far beyond anything that Discord sends to a bot without intents; more is no gateway.</summary>
    private const int LongestMessage = 4 * 1024 * 1024;

    private const int Portion = 4096;

    private static readonly TimeSpan PatienceForGoodbye = TimeSpan.FromSeconds(2);

    private readonly ClientWebSocket _socket = new();
    private readonly ArrayBufferWriter<byte> _received = new(Portion);
    private readonly SemaphoreSlim _sending = new(1);
    private readonly TimeProvider _time;

    public WebSocketGatewayConnection(TimeProvider time)
    {
        _time = time;
        _socket.Options.SetRequestHeader("User-Agent", RestTransport.UserAgent);
        // Heartbeats are the gateway's own; a second kind would only add traffic.
        _socket.Options.KeepAliveInterval = TimeSpan.Zero;
    }

    public async Task ConnectAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            await _socket.ConnectAsync(address, cancellationToken);
        }
        catch (Exception failure) when (failure is WebSocketException or HttpRequestException)
        {
            throw new IOException("The gateway could not be reached.", failure);
        }
    }

    public async Task SendAsync(ReadOnlyMemory<byte> frame, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            await _socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        catch (Exception failure) when (failure is WebSocketException or InvalidOperationException)
        {
            throw new IOException("The gateway's connection is gone.", failure);
        }
        finally
        {
            _sending.Release();
        }
    }

    public async Task<GatewayReception> ReceiveAsync()
    {
        _received.ResetWrittenCount();
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(_received.GetMemory(Portion), CancellationToken.None);
                if (part.MessageType is WebSocketMessageType.Close)
                    return GatewayReception.Closed((int?)_socket.CloseStatus);

                _received.Advance(part.Count);
                if (_received.WrittenCount > LongestMessage)
                    return GatewayReception.Closed(code: null);
                if (part.EndOfMessage)
                    return GatewayReception.Of(_received.WrittenMemory);
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
        if (_socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
            return;

        using var limit = new CancellationTokenSource(PatienceForGoodbye, _time);
        try
        {
            await _sending.WaitAsync(limit.Token);
            try
            {
                await _socket.CloseOutputAsync((WebSocketCloseStatus)code, statusDescription: null, limit.Token);
            }
            finally
            {
                _sending.Release();
            }
        }
        catch (Exception failure)
            when (failure is WebSocketException or IOException or InvalidOperationException or OperationCanceledException)
        {
            // It was gone already: nobody is left to say goodbye to.
        }
    }

    public ValueTask DisposeAsync()
    {
        _socket.Abort();
        _socket.Dispose();
        _sending.Dispose();
        return ValueTask.CompletedTask;
    }
}
