using GartanChatBot.Telemetry;
using NodaTime;

namespace GartanChatBot.Performance;

/// <summary>The performance report for API, web page and chat.</summary>
internal sealed record PerformanceReport
{
    public required Instant At { get; init; }

    public required IReadOnlyList<OperationLine> Operations { get; init; }

    /// <summary>The slowest single runs of the last hour, with their waits.</summary>
    public required IReadOnlyList<SlowRun> Slowest { get; init; }

    public required IReadOnlyList<string> Trends { get; init; }

    /// <summary>Current decisions of automatic tuning.</summary>
    public required IReadOnlyList<string> Decisions { get; init; }

    public required IReadOnlyDictionary<string, double> Gauges { get; init; }

    public required IReadOnlyList<MemorySample> Memory { get; init; }

    public required IReadOnlyList<QueryLine> Queries { get; init; }

    public double Gauge(string name) => Gauges.GetValueOrDefault($"gartanbot.{name}");
}

/// <summary>One operation over the last hour and the last day.</summary>
internal sealed record OperationLine(string Name, PeriodFigures Hour, PeriodFigures Day);

/// <summary>Counts and times over a period; times in ticks, average bytes.</summary>
internal sealed record PeriodFigures(long Count, long Failed, long Refused, double P50, double P95, double P99, long Allocated)
{
    public static PeriodFigures Of(OperationFigures figures)
    {
        var quantiles = figures.Quantiles(0.50, 0.95, 0.99);
        return new(
            figures.Count, figures.Failed, figures.Refused, quantiles[0], quantiles[1], quantiles[2],
            figures.Count == 0 ? 0 : figures.AllocatedBytes / figures.Count);
    }
}

/// <summary>A slow run, with its waits as text.</summary>
internal sealed record SlowRun(string Name, double Ticks, string Waited);

/// <summary>Memory of the process at the end of a quarter-hour.</summary>
internal sealed record MemorySample(Instant At, double RssMiB, double HeapMiB);

/// <summary>A query of the store: its plan and results.</summary>
internal sealed record QueryLine(string Name, string? Plan, bool Bounded, long Runs, long Documents, long MaxDocuments);
