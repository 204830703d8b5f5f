using System.Globalization;
using System.Runtime.CompilerServices;
using GartanChatBot.Rota;
using GartanChatBot.Stations;
using NodaTime.Text;

namespace GartanChatBot.Web;

/// <summary>
/// Tells an open board when to draw anew: at once, when a rota or its age changes, and each minute, because time alone changes a verdict.
/// In between it says that it is alive, so that a board can tell a quiet bot from a stopped one.
/// </summary>
internal sealed class BoardStream(StationCatalogue stations, RotaStore rota, TimeProvider time, IHostApplicationLifetime lifetime)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Proxies end a connection that is silent for a minute (nginx: proxy_read_timeout); four of these fit in.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(15);

    /// <summary>Frames of a text/event-stream. https://html.spec.whatwg.org/multipage/server-sent-events.html</summary>
    public async IAsyncEnumerable<string> FramesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // An open board must not hold up the stop.
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        using var timer = new PeriodicTimer(Pause, time);
        var (shown, spoke) = ("", time.GetTimestamp());

        do
        {
            var now = State();
            if (now != shown)
                yield return $"data: {now}\n\n";
            else if (time.GetElapsedTime(spoke) >= LongestSilence)
                yield return Alive();
            else
                continue;

            (shown, spoke) = (now, time.GetTimestamp());
        }
        while (await NextAsync(timer, either.Token));
    }

    /// <summary>A comment for proxies, and an event for scripts, which never see comments.</summary>
    private string Alive() =>
        $": alive\nevent: alive\ndata: {InstantPattern.General.Format(time.GetCurrentInstant())}\n\n";

    private static async ValueTask<bool> NextAsync(PeriodicTimer timer, CancellationToken cancellationToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private string State()
    {
        var minute = time.GetCurrentInstant().ToUnixTimeSeconds() / 60;
        var rotas = stations.All.Select(station => $"{rota.VersionOf(station.Code)}@{rota.LastReadAt(station.Code)}");
        return string.Join(' ', rotas.Append(minute.ToString(CultureInfo.InvariantCulture)));
    }
}
