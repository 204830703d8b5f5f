using GartanChatBot.Crewing;
using GartanChatBot.Gartan.Http;
using GartanChatBot.Rota;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>Reports the status of reading a station, from stored data and the last scrapes.</summary>
internal sealed class RotaReader(
    ScrapeTargets targets, PassHistory passes, RotaCoverage coverage, AdaptiveRefresh refresh, LoginLock login, TimeProvider time)
    : IRotaReader
{
    public RotaReadingStatus StatusOf(StationCode station)
    {
        var target = targets.Find(station);
        var now = time.GetCurrentInstant();
        var today = target.Clock.DateOf(now);
        var history = passes.Of(target, now);
        var every = refresh.Of(target, today, now);

        return new()
        {
            LastRead = history.LastRead,
            FailingSince = history.FailingSince,
            FailureReason = history.Failing is [var last, ..] ? PassHistory.FailureOfItsDay(target, last)!.Reason : null,
            FailuresInARow = history.Failing.Count,
            LoginRefusedAt = login.State is { IsLocked: true } refused ? refused.RefusedAt : null,
            DaysRead = coverage.CountRead(target, now),
            DaysWanted = coverage.CountWanted(target),
            NextRead = passes.LastReadAt(station, today) + every.Every is { } next ? Instant.Max(next, now) : null,
            Every = every.Every,
            EveryBecause = every.Why,
        };
    }

    public LocalDate? WantedUntil(StationCode station, LocalDate today) => coverage.WantedUntil(station, today);

    public void ResumeLogin() => login.Resume();
}
