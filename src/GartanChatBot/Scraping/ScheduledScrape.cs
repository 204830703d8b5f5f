using System.Collections.Concurrent;
using GartanChatBot.Alerts;
using GartanChatBot.Chat;
using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using GartanChatBot.Storage;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>
/// Reads what is due of a station at this tick, and nothing that wants to be left alone. One pass of a station at a time.
/// </summary>
internal sealed class ScheduledScrape(
    StationScraper scraper,
    RefreshLadder ladder,
    AdaptiveRefresh refresh,
    ShortageMonitor shortages,
    Horizon horizon,
    RotaStore rota,
    StationPictureStore pictures,
    ScrapeRunStore runs,
    FirstReadingLog firstReading,
    BotDatabase database,
    IAdministratorNotifier administrators,
    TimeProvider time) : IDisposable
{
    private const int DaysOfAWeek = 7;

    private static readonly Duration HalfATick = Duration.FromTimeSpan(FailureStreak.HalfATick);

    private readonly ConcurrentDictionary<StationCode, StationTurn> turns = new();

    /// <summary>Null when nothing was due.</summary>
    public async Task<ScrapeReport?> RunAsync(ScrapeTarget station, CancellationToken cancellationToken)
    {
        var turn = turns.GetOrAdd(station.Code, _ => new(new(time), new(administrators, time), new(1, 1)));
        await turn.Free.WaitAsync(cancellationToken);
        try
        {
            return turn.BackOff.MayAskSite() ? await RunAsync(station, turn, cancellationToken) : null;
        }
        finally
        {
            turn.Free.Release();
        }
    }

    public void Dispose()
    {
        foreach (var turn in turns.Values)
            turn.Free.Dispose();
    }

    private async Task<ScrapeReport?> RunAsync(ScrapeTarget station, StationTurn turn, CancellationToken cancellationToken)
    {
        var (started, tick) = (time.GetCurrentInstant(), time.GetTimestamp());
        var today = station.Clock.DateOf(started);
        var toConfirm = refresh.MayConfirm() ? shortages.DaysToConfirm(station.Code, station.Clock) : [];

        var accepted = pictures.WantsReading(station.Code);
        IReadOnlyList<LocalDate> due = accepted ? AllDays(station, today) :
        [
            .. ladder.DueAt(started, station.Clock, station.DaysAhead, day => turn.LastTick(day, rota.LastReadAt(station.Code, day)), Wait)
                .Where(day => turn.BackOff.MayAsk(day) && horizon.MayAsk(station.Code, day, today)),
        ];
        // What can't be stored is not fetched: the site would be asked for the same pages every minute.
        if (due.Count == 0 || !database.CanWrite())
            return null;

        var report = await scraper.ScrapeAsync(station, due, progress: null, cancellationToken);

        if (accepted)
            pictures.WasRead(station.Code);

        foreach (var past in turn.Ticks.Keys.Where(day => day < today.PlusDays(-DaysOfAWeek)).ToList())
            turn.Ticks.Remove(past);
        foreach (var day in report.DaysRead)
            turn.Ticks[day] = (started, rota.LastReadAt(station.Code, day));
        horizon.Learn(report, today);
        turn.BackOff.Learn(report, today, tick, day => refresh.Of(station, day, started).Every);
        turn.Unreadable.Look(report, turn.BackOff);
        refresh.ForgetBefore(station.Code, today);
        runs.Add(report.AsRun(started, time.GetCurrentInstant()));
        firstReading.Look(report, time.GetCurrentInstant());
        return report;

        // An interval of N minutes ends with the Nth tick, also when that one comes some milliseconds early.
        Duration Wait(LocalDate day) => (toConfirm.Contains(day) ? Duration.Zero : refresh.Of(station, day, started).Every) - HalfATick;
    }

    /// <summary>An accepted picture heals what is stored as well, the past week included.</summary>
    private List<LocalDate> AllDays(ScrapeTarget station, LocalDate today) =>
        [
            .. Enumerable.Range(0, station.DaysAhead).Select(today.PlusDays),
            .. rota.DatesRead(station.Code)
                .Where(day => (day >= today.PlusDays(-DaysOfAWeek) && day < today) || day >= today.PlusDays(station.DaysAhead)),
        ];

    /// <summary>What is remembered of a station between two passes.</summary>
    private sealed record StationTurn(StationBackOff BackOff, UnreadableDays Unreadable, SemaphoreSlim Free)
    {
        /// <summary>When the pass began that read a day, and when it read it.</summary>
        public Dictionary<LocalDate, (Instant Tick, Instant? ReadAt)> Ticks { get; } = [];

        /// <summary>The tick of the last reading, or that reading itself when another program or an earlier process made it.</summary>
        public Instant? LastTick(LocalDate day, Instant? lastRead) =>
            Ticks.TryGetValue(day, out var known) && known.ReadAt == lastRead ? known.Tick : lastRead;
    }
}
