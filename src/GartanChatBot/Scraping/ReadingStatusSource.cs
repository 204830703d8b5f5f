using GartanChatBot.Availability;
using GartanChatBot.Crewing;
using GartanChatBot.Gartan;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>How the reading of a station goes, from what is stored and what the last passes said.</summary>
internal sealed class ReadingStatusSource(RotaStore rota, ScrapeRunStore runs, ScrapeTargets targets, TunedRefresh refresh, LoginLock login, TimeProvider time)
{
    private const int RunsToLookAt = 50;

    public ReadingStatus Of(StationCode station)
    {
        var target = targets.Find(station);
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var today = target.Clock.DateOf(now);
        var passes = runs.Latest(RunsToLookAt).Where(run => run.Station == station).ToList();
        var failing = passes.TakeWhile(run => run.Failed.Length > 0).ToList();
        var every = refresh.Of(target, today, now);
        var days = Enumerable.Range(0, target.DaysAhead).Select(today.PlusDays).ToList();

        return new()
        {
            LastRead = rota.LastReadAt(station),
            FailingSince = failing.Count > 0 ? failing[^1].StartedAt : null,
            FailureReason = failing.Count > 0 ? failing[0].Failed[0].Reason : null,
            FailuresInARow = passes.TakeWhile(run => run.Failed.Length > 0 && run.Failed.Length == run.Pages).Count(),
            LoginRefusedAt = login.State is { IsLocked: true } refused ? refused.RefusedAt : null,
            TodayRead = IsRead(today),
            TomorrowRead = IsRead(today.PlusDays(1)),
            DaysRead = days.Count(IsRead),
            DaysWanted = days.Count,
            NextRead = rota.LastReadAt(station, today) + every.Every,
            Every = every.Every,
            EveryBecause = every.Why,
        };

        bool IsRead(LocalDate day) => rota.LastReadAt(station, day) is not null;
    }
}
