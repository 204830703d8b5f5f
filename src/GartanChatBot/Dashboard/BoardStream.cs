using System.Runtime.CompilerServices;
using GartanChatBot.Availability;
using GartanChatBot.Stations;
using NodaTime;

namespace GartanChatBot.Dashboard;

/// <summary>Tells an open board when to draw anew: at once, when a rota or its age changes, and each minute, because time alone changes a verdict.</summary>
internal sealed class BoardStream(StationCatalogue stations, RotaStore rota, TimeProvider time, IHostApplicationLifetime lifetime)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    public async IAsyncEnumerable<string> ChangesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // An open board must not hold up the stop.
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        using var timer = new PeriodicTimer(Pause, time);
        var shown = "";

        do
        {
            var now = State();
            if (now != shown)
                yield return now;

            shown = now;
        }
        while (await NextAsync(timer, either.Token));
    }

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
        var minute = Instant.FromDateTimeOffset(time.GetUtcNow()).ToUnixTimeSeconds() / 60;
        return string.Join(' ', stations.All.Select(station => $"{rota.VersionOf(station.Code)}@{rota.LastReadAt(station.Code)}").Append($"{minute}"));
    }
}
