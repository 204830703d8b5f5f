using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>Summary of a station's last scrapes.</summary>
/// <param name="LastRead">End of the last scrape that read a page.</param>
/// <param name="Failing">The latest consecutive scrapes that could not read that day's page, the last one first.</param>
internal sealed record PassSummary(Instant? LastRead, IReadOnlyList<ScrapeRun> Failing)
{
    public Instant? FailingSince => Failing is [.., var first] ? first.StartedAt : null;
}

/// <summary>Compares recorded scrapes with later readings: a page read by another program ends a series of failures.</summary>
internal sealed class PassHistory(ScrapeRunStore runs, RotaStore rota)
{
    private const int RunsToLookAt = 50;

    public PassSummary Of(ScrapeTarget station, Instant now)
    {
        var passes = runs.Latest(RunsToLookAt).Where(run => run.Station == station.Code && run.StartedAt <= now).ToList();
        var failing = passes.Where(run => FailureOfItsDay(station, run) is not null)
            .TakeWhile(run => !(rota.LastReadAt(station.Code, station.Clock.DateOf(run.StartedAt)) > run.StartedAt))
            .ToList();
        return new(
            LastGoodPass(passes) is { } pass ? Instant.Min(pass, rota.LastReadAt(station.Code) ?? pass) : null, failing);
    }

    /// <summary>Time when a day's page was last read.</summary>
    public Instant? LastReadAt(StationCode station, LocalDate day) => rota.LastReadAt(station, day);

    /// <summary>The failure of the scrape's own day; one of a later day shows nothing about reading as a whole.</summary>
    public static ScrapeFailure? FailureOfItsDay(ScrapeTarget station, ScrapeRun run) =>
        Array.Find(run.Failed, failure => failure.Date == station.Clock.DateOf(run.StartedAt));

    private static Instant? LastGoodPass(IEnumerable<ScrapeRun> passes) =>
        passes.FirstOrDefault(run => run.Changed + run.Unchanged > 0) is { } run ? run.StartedAt + run.Took : null;
}
