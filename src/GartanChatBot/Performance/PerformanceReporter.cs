using GartanChatBot.Storage;
using GartanChatBot.Telemetry;
using GartanChatBot.Tuning;
using NodaTime;

namespace GartanChatBot.Performance;

/// <summary>Builds the report from history, gauges, decisions and the store's queries.</summary>
internal sealed class PerformanceReporter(
    PerformanceHistory history, BotMetrics metrics, TuningDecisions decisions, BotDatabase database, TimeProvider time)
{
    private const int SlowRunsShown = 10;
    private const int DaysOfTrend = 7;

    public PerformanceReport Report()
    {
        var hour = history.Last(Duration.FromHours(1));
        var day = history.Last(Duration.FromDays(1));

        return new()
        {
            At = time.GetCurrentInstant(),
            Operations =
            [
                .. day.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                    .Select(pair => new OperationLine(
                        pair.Key, PeriodFigures.Of(hour.GetValueOrDefault(pair.Key, OperationFigures.None)), PeriodFigures.Of(pair.Value))),
            ],
            Slowest =
            [
                .. hour.OrderByDescending(pair => pair.Value.SlowestTicks)
                    .Take(SlowRunsShown)
                    .Select(pair => new SlowRun(pair.Key, pair.Value.SlowestTicks, pair.Value.SlowestWaited.Words())),
            ],
            Trends = LatencyTrends.Between(QuarterFigures.SumOf(history.HourOf(DaysOfTrend)), hour),
            Decisions = decisions.All,
            Gauges = metrics
                .Watched.DistinctBy(gauge => gauge.Name)
                .ToDictionary(gauge => gauge.Name, gauge => gauge.Read(), StringComparer.Ordinal),
            Memory =
            [
                .. history.Closed.Select(quarter => new MemorySample(
                    quarter.Start + QuarterFigures.Length, MiB(quarter.WorkingSet), MiB(quarter.Heap))),
            ],
            Queries =
            [
                .. database
                    .Queries.All.Where(query => query.Runs > 0)
                    .Select(query => new QueryLine(
                        query.Name, query.Plan, query.IsBounded, query.Runs, query.Documents, query.MaxDocuments)),
            ],
        };
    }

    public static double MiB(long bytes) => Math.Round(bytes / (1024.0 * 1024.0), 1);
}
