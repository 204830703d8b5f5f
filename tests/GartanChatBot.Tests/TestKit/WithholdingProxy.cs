using System.Net;
using System.Net.Sockets;
using System.Text;

namespace GartanChatBot.Tests.TestKit;

/// <summary>A proxy between screen and bot that keeps connections open and answers back: all of them, or those of one path.</summary>
internal sealed class WithholdingProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly Uri behind;
    private readonly Task accepting;
    private volatile string? withheld;

    public WithholdingProxy(Uri behind)
    {
        this.behind = behind;
        listener.Start();
        accepting = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    /// <summary>From here on what comes back for requests that begin so stays in the proxy; an empty beginning is that of all.</summary>
    public void Withhold(string beginning) => withheld = beginning;

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        listener.Dispose();
        await accepting;
        ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> connections = [];
        try
        {
            while (true)
                connections.Add(ServeAsync(await listener.AcceptTcpClientAsync(ending.Token)));
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient screen)
    {
        using var bot = new TcpClient();
        using (screen)
        {
            try
            {
                await bot.ConnectAsync(behind.Host, behind.Port, ending.Token);
                var asked = new Beginning();
                await Task.WhenAny(CopyAsync(screen, bot, asked.See), CopyAsync(bot, screen, _ => HoldAsync(asked)));
            }
            catch (Exception ended) when (ended is IOException or SocketException or OperationCanceledException)
            {
                // The other end has gone; so does this one.
            }
        }
    }

    private async Task CopyAsync(TcpClient from, TcpClient to, Func<ReadOnlyMemory<byte>, Task> before)
    {
        var buffer = new byte[16384];
        int read;
        while ((read = await from.GetStream().ReadAsync(buffer, ending.Token)) > 0)
        {
            await before(buffer.AsMemory(0, read));
            await to.GetStream().WriteAsync(buffer.AsMemory(0, read), ending.Token);
        }
    }

    private Task HoldAsync(Beginning asked) =>
        withheld is { } beginning && asked.Text.StartsWith(beginning, StringComparison.Ordinal)
            ? Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ending.Token)
            : Task.CompletedTask;

    /// <summary>How the latest request of a connection begins.</summary>
    private sealed class Beginning
    {
        public string Text { get; private set; } = "";

        public Task See(ReadOnlyMemory<byte> sent)
        {
            Text = Encoding.ASCII.GetString(sent.Span[..Math.Min(sent.Length, 200)]);
            return Task.CompletedTask;
        }
    }
}
