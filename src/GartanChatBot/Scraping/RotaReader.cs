using GartanChatBot.Crewing;
using GartanChatBot.Gartan.Http;
using GartanChatBot.Rota;
using GartanChatBot.Stations;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>How the reading of a station goes, from what is stored and what the last passes said.</summary>
internal sealed class RotaReader(
    StationCatalogue stations, RotaStore rota, RotaAges ages, ScrapeRunStore runs, ScrapeTargets targets, AdaptiveRefresh refresh,
    Horizon horizon, LoginLock login, TimeProvider time) : IRotaReader
{
    private const int RunsToLookAt = 50;

    public RotaReadingStatus StatusOf(StationCode station)
    {
        var target = targets.Find(station);
        var now = time.GetCurrentInstant();
        var today = target.Clock.DateOf(now);
        var passes = runs.Latest(RunsToLookAt).Where(run => run.Station == station && run.StartedAt <= now).ToList();
        var failing = passes.Where(run => FailureOfToday(run) is not null)
            .TakeWhile(run => !(rota.LastReadAt(station, target.Clock.DateOf(run.StartedAt)) > run.StartedAt))
            .ToList();
        var every = refresh.Of(target, today, now);
        var days = Enumerable.Range(0, target.DaysAhead).Select(today.PlusDays).ToList();

        return new()
        {
            LastRead = LastGoodPass(passes) is { } pass ? Instant.Min(pass, rota.LastReadAt(station) ?? pass) : null,
            FailingSince = failing.Count > 0 ? failing[^1].StartedAt : null,
            FailureReason = failing.Count > 0 ? FailureOfToday(failing[0])!.Reason : null,
            FailuresInARow = failing.Count,
            LoginRefusedAt = login.State is { IsLocked: true } refused ? refused.RefusedAt : null,
            DaysRead = days.Count(day => !ages.Of(stations.Find(station)!, day, now, now).IsUntrusted),
            DaysWanted = days.Count - horizon.CountOf(station),
            NextRead = rota.LastReadAt(station, today) + every.Every is { } next ? Instant.Max(next, now) : null,
            Every = every.Every,
            EveryBecause = every.Why,
        };

        // Only of today's page: a later day that can't be read says nothing about the reading as a whole.
        ScrapeFailure? FailureOfToday(ScrapeRun run) =>
            Array.Find(run.Failed, failure => failure.Date == target.Clock.DateOf(run.StartedAt));
    }

    public LocalDate? WantedUntil(StationCode station, LocalDate today) => targets.WantedUntil(station, today, horizon);

    public void ResumeLogin() => login.Resume();

    private static Instant? LastGoodPass(IEnumerable<ScrapeRun> passes) =>
        passes.FirstOrDefault(run => run.Changed + run.Unchanged > 0) is { } run ? run.StartedAt + run.Took : null;
}
