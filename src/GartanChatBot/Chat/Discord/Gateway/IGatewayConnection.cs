namespace GartanChatBot.Chat.Discord.Gateway;

/// <summary>The wire to the gateway: one socket from its opening to its end. What breaks it is an <see cref="IOException"/>.</summary>
internal interface IGatewayConnection : IAsyncDisposable
{
    Task ConnectAsync(Uri address, CancellationToken cancellationToken);

    Task SendAsync(ReadOnlyMemory<byte> frame, CancellationToken cancellationToken);

    /// <summary>
    /// The next whole message, or the news that there will be none. Never fails; ends with the connection, however that ends.
    /// </summary>
    Task<GatewayReception> ReceiveAsync();

    /// <summary>Says goodbye with a code and does not wait for an answer.</summary>
    Task CloseAsync(int code);
}

/// <summary>A message, good until the next is asked for, or the end of the connection.</summary>
internal readonly record struct GatewayReception(ReadOnlyMemory<byte> Text, bool IsOpen, int? CloseCode)
{
    public static GatewayReception Of(ReadOnlyMemory<byte> text) => new(text, IsOpen: true, CloseCode: null);

    /// <summary>The end of the connection; <paramref name="code"/> is null if it broke.</summary>
    public static GatewayReception Closed(int? code) => new(default, IsOpen: false, code);
}
