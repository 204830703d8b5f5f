using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>What the last passes over a station say of how its reading goes.</summary>
/// <param name="LastRead">The end of the last pass that read anything.</param>
/// <param name="Failing">The latest passes in a row that could not read the page of their day, the last one first.</param>
internal sealed record PassSummary(Instant? LastRead, IReadOnlyList<ScrapeRun> Failing)
{
    public Instant? FailingSince => Failing is [.., var first] ? first.StartedAt : null;
}

/// <summary>Recorded passes against what was read since: a page that another program read ends a row of failures.</summary>
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

    /// <summary>When a day's page was last read.</summary>
    public Instant? LastReadAt(StationCode station, LocalDate day) => rota.LastReadAt(station, day);

    /// <summary>A later day that can't be read says nothing about the reading as a whole.</summary>
    public static ScrapeFailure? FailureOfItsDay(ScrapeTarget station, ScrapeRun run) =>
        Array.Find(run.Failed, failure => failure.Date == station.Clock.DateOf(run.StartedAt));

    private static Instant? LastGoodPass(IEnumerable<ScrapeRun> passes) =>
        passes.FirstOrDefault(run => run.Changed + run.Unchanged > 0) is { } run ? run.StartedAt + run.Took : null;
}
