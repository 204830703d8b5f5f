using System.Runtime.CompilerServices;
using System.Threading.Channels;
using GartanChatBot.Rota;
using NodaTime.Text;

namespace GartanChatBot.Web.Board;

/// <summary>
/// Sends the whole document to an open board: on connecting, when a rota or its age changes, and each minute, because time alone can change
/// a verdict. Heartbeats in between let the board distinguish a quiet bot from a stopped one.
/// </summary>
internal sealed class BoardStream(StationBoards boards, RotaStore rota, TimeProvider time, IHostApplicationLifetime lifetime)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>The heartbeat interval. Proxies close a connection that is silent for a minute (nginx: proxy_read_timeout).</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(15);

    /// <summary>Yields the frames of a text/event-stream. https://html.spec.whatwg.org/multipage/server-sent-events.html</summary>
    public async IAsyncEnumerable<string> FramesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // An open board must not delay the shutdown.
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        var wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        await using var timer = time.CreateTimer(_ => wake.Writer.TryWrite(true), state: null, Pause, Pause);
        var (shown, spoke, news) = ("", time.GetTimestamp(), Task.CompletedTask);

        do
        {
            // Subscribes before reading the version, so that a publication in between isn't missed.
            if (news.IsCompleted)
            {
                news = rota.NextPublication.WaitAsync(either.Token);
                news.GetAwaiter().OnCompleted(() => wake.Writer.TryWrite(true));
            }

            var now = boards.Version();
            if (now != shown)
                yield return $"data: {boards.Document()}\nid: {now}\n\n";
            else if (time.GetElapsedTime(spoke) >= LongestSilence)
                yield return Alive();
            else
                continue;

            (shown, spoke) = (now, time.GetTimestamp());
        }
        while (await NextAsync(wake.Reader, either.Token));
    }

    /// <summary>The heartbeat: a comment for proxies, and an event because scripts never see comments.</summary>
    private string Alive() =>
        $": alive\nevent: alive\ndata: {InstantPattern.General.Format(time.GetCurrentInstant())}\n\n";

    private static async ValueTask<bool> NextAsync(ChannelReader<bool> wake, CancellationToken cancellationToken)
    {
        try
        {
            return await wake.ReadAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
