namespace GartanChatBot.Chat.Discord.Gateway;

/// <summary>One websocket connection to the gateway. A broken connection throws <see cref="IOException"/>.</summary>
internal interface IGatewayConnection : IAsyncDisposable
{
    Task ConnectAsync(Uri address, CancellationToken cancellationToken);

    Task SendAsync(ReadOnlyMemory<byte> frame, CancellationToken cancellationToken);

    /// <summary>Returns the next complete message, or the end of the connection. Never throws.</summary>
    Task<GatewayReception> ReceiveAsync();

    /// <summary>Closes the connection with a code, without waiting for the peer.</summary>
    Task CloseAsync(int code);
}

/// <summary>A message, valid until the next call, or the end of the connection.</summary>
internal readonly record struct GatewayReception(ReadOnlyMemory<byte> Text, bool IsOpen, int? CloseCode)
{
    public static GatewayReception Of(ReadOnlyMemory<byte> text) => new(text, IsOpen: true, CloseCode: null);

    /// <summary>The end of the connection; <paramref name="code"/> is null if it broke.</summary>
    public static GatewayReception Closed(int? code) => new(default, IsOpen: false, code);
}
