using System.Collections.Concurrent;
using GartanChatBot.Chat;
using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using GartanChatBot.Storage;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>Reads a station's due days at each tick, except those in back-off. One scrape per station at a time.</summary>
internal sealed class ScheduledScrape(
    StationScraper scraper, DueDays dueDays, PassLessons lessons, RotaStore rota, BotDatabase database,
    IAdministratorNotifier administrators, TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<StationCode, StationTurn> turns = new();

    /// <summary>True if no page of the station was ever read.</summary>
    public bool KnowsNothingOf(ScrapeTarget station) => rota.NewestDate(station.Code) is null;

    /// <summary>Null if nothing was due.</summary>
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
        var due = dueDays.Of(station, started, day => turn.LastTick(day, rota.LastReadAt(station.Code, day)), turn.BackOff.MayAsk);
        // Nothing is fetched while it can't be stored: otherwise the same pages would be requested every minute.
        if (due.Days.Count == 0 || !database.CanWrite())
            return null;

        var report = await scraper.ScrapeAsync(station, due.Days, progress: null, cancellationToken);

        foreach (var past in turn.Ticks.Keys.Where(day => day < today.PlusDays(-DaysToReread.DaysOfAWeek)).ToList())
            turn.Ticks.Remove(past);
        foreach (var day in report.DaysRead)
            turn.Ticks[day] = (started, rota.LastReadAt(station.Code, day));
        lessons.Learn(station, report, due, started, ended: time.GetCurrentInstant());
        turn.BackOff.Learn(report, today, tick, day => dueDays.WaitOf(station, day, started));
        turn.Unreadable.Look(report, turn.BackOff);
        return report;
    }

    /// <summary>State of a station between two scrapes.</summary>
    private sealed record StationTurn(StationBackOff BackOff, UnreadableDays Unreadable, SemaphoreSlim Free)
    {
        /// <summary>Start of the scrape that read each day, and the time of reading.</summary>
        public Dictionary<LocalDate, (Instant Tick, Instant? ReadAt)> Ticks { get; } = [];

        /// <summary>The tick of the last reading, or the reading itself if another process made it.</summary>
        public Instant? LastTick(LocalDate day, Instant? lastRead) =>
            Ticks.TryGetValue(day, out var known) && known.ReadAt == lastRead ? known.Tick : lastRead;
    }
}
