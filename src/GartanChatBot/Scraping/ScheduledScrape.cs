using System.Collections.Concurrent;
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
    StationScraper scraper, DueDays dueDays, PassLessons lessons, RotaStore rota, BotDatabase database,
    IAdministratorNotifier administrators, TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<StationCode, StationTurn> turns = new();

    /// <summary>No page of the station was ever read.</summary>
    public bool KnowsNothingOf(ScrapeTarget station) => rota.NewestDate(station.Code) is null;

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
        var due = dueDays.Of(station, started, day => turn.LastTick(day, rota.LastReadAt(station.Code, day)), turn.BackOff.MayAsk);
        // What can't be stored is not fetched: the site would be asked for the same pages every minute.
        if (due.Days.Count == 0 || !database.CanWrite())
            return null;

        var report = await scraper.ScrapeAsync(station, due.Days, progress: null, cancellationToken);

        foreach (var past in turn.Ticks.Keys.Where(day => day < today.PlusDays(-DaysToHeal.DaysOfAWeek)).ToList())
            turn.Ticks.Remove(past);
        foreach (var day in report.DaysRead)
            turn.Ticks[day] = (started, rota.LastReadAt(station.Code, day));
        lessons.Learn(station, report, due, started, ended: time.GetCurrentInstant());
        turn.BackOff.Learn(report, today, tick, day => dueDays.WaitOf(station, day, started));
        turn.Unreadable.Look(report, turn.BackOff);
        return report;
    }

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
