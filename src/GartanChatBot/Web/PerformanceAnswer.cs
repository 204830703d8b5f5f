using GartanChatBot.Performance;

namespace GartanChatBot.Web;

/// <summary>The response of <c>/api/v1/performance</c>. Times are in milliseconds.</summary>
internal sealed record PerformanceAnswer(
    DateTimeOffset At,
    ScrapeFigures Scrape,
    StoreFigures Store,
    CacheFigures Cache,
    IReadOnlyList<CommandFigures> Commands,
    ProcessFigures Process,
    RequestFigures Requests,
    IReadOnlyDictionary<string, double> Queues,
    IReadOnlyList<OperationAnswer> Operations,
    IReadOnlyList<SlowRunAnswer> Slowest,
    IReadOnlyList<string> Trends,
    IReadOnlyList<string> Decisions,
    IReadOnlyList<MemoryAnswer> Memory)
{
    private const string Command = "command ";
    private const string Step = "scrape ";
    private const int SlowQueries = 15;

    public static PerformanceAnswer Of(PerformanceReport report)
    {
        var (hits, misses) = ((long)report.Gauge("cache.hits"), (long)report.Gauge("cache.misses"));
        return new(
            report.At.ToDateTimeOffset(),
            new([.. Under(report, Step).Select(StepFigures.Of)]),
            new(
                report.Gauge("store.bytes"),
                [
                    .. report
                        .Queries.OrderByDescending(query => query.Documents)
                        .Take(SlowQueries)
                        .Select(query => new QueryAnswer(
                            query.Name, query.Plan, query.Bounded, query.Runs, query.Documents, query.MaxDocuments)),
                ]),
            new(
                hits, misses, hits + misses == 0 ? null : Math.Round((double)hits / (hits + misses), 4), (int)report.Gauge("cache.entries"),
                (int)report.Gauge("cache.capacity")),
            [
                .. Under(report, Command)
                    .Select(line => new CommandFigures(
                        line.Name[Command.Length..], line.Day.Count, Ms(line.Day.P50), Ms(line.Day.P95), Ms(line.Day.P99))),
            ],
            ProcessFigures.Now(),
            new((int)report.Gauge("requests.today"), (int)report.Gauge("requests.allowed"), report.Gauge("requests.spacing")),
            new Dictionary<string, double>(StringComparer.Ordinal) { ["outbox"] = report.Gauge("outbox.waiting") },
            [
                .. report.Operations.Select(line => new OperationAnswer(
                    line.Name, OperationText.Of(line.Name), StretchAnswer.Of(line.Hour), StretchAnswer.Of(line.Day))),
            ],
            [.. report.Slowest.Select(run => new SlowRunAnswer(run.Name, OperationText.Of(run.Name), Ms(run.Ticks), run.Waited))],
            report.Trends,
            report.Decisions,
            [.. report.Memory.Select(point => new MemoryAnswer(point.At.ToDateTimeOffset(), point.RssMiB, point.HeapMiB))]);
    }

    internal static double Ms(double ticks) => Math.Round(ticks / TimeSpan.TicksPerMillisecond, 4);

    private static IEnumerable<OperationLine> Under(PerformanceReport report, string family) =>
        report.Operations.Where(line => line.Name.StartsWith(family, StringComparison.Ordinal));
}

internal sealed record ScrapeFigures(IReadOnlyList<StepFigures> Steps);

internal sealed record StepFigures(string Name, long Count, double P50Ms, double P95Ms, double P99Ms)
{
    public static StepFigures Of(OperationLine line) =>
        new(
            line.Name.Split(' ', 2)[1], line.Day.Count, PerformanceAnswer.Ms(line.Day.P50), PerformanceAnswer.Ms(line.Day.P95),
            PerformanceAnswer.Ms(line.Day.P99));
}

internal sealed record StoreFigures(double FileBytes, IReadOnlyList<QueryAnswer> Queries);

internal sealed record QueryAnswer(string Name, string? Plan, bool Bounded, long Runs, long Documents, long MostDocuments);

internal sealed record CacheFigures(long Hits, long Misses, double? HitRate, int Entries, int Capacity);

internal sealed record CommandFigures(string Name, long Count, double P50Ms, double P95Ms, double P99Ms);

internal sealed record ProcessFigures(double RssMiB, double HeapMiB, int Gen0, int Gen1, int Gen2, double GcPauseMs, double CpuSeconds)
{
    public static ProcessFigures Now() => new(
        PerformanceReporter.MiB(Environment.WorkingSet),
        PerformanceReporter.MiB(GC.GetTotalMemory(forceFullCollection: false)),
        GC.CollectionCount(0),
        GC.CollectionCount(1),
        GC.CollectionCount(2),
        Math.Round(GC.GetTotalPauseDuration().TotalMilliseconds, 1),
        Math.Round(Environment.CpuUsage.TotalTime.TotalSeconds, 1));
}

internal sealed record RequestFigures(int Today, int Cap, double SpacingSeconds);

internal sealed record OperationAnswer(string Name, string Words, StretchAnswer Hour, StretchAnswer Day);

internal sealed record StretchAnswer(long Count, long Failed, long Refused, double P50Ms, double P95Ms, double P99Ms, long AllocatedBytes)
{
    public static StretchAnswer Of(PeriodFigures figures) => new(
        figures.Count, figures.Failed, figures.Refused,
        PerformanceAnswer.Ms(figures.P50), PerformanceAnswer.Ms(figures.P95), PerformanceAnswer.Ms(figures.P99), figures.Allocated);
}

internal sealed record SlowRunAnswer(string Name, string Words, double Ms, string Waited);

internal sealed record MemoryAnswer(DateTimeOffset At, double RssMiB, double HeapMiB);
