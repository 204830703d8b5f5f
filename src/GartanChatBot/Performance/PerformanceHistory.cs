using GartanChatBot.Telemetry;
using NodaTime;

namespace GartanChatBot.Performance;

/// <summary>
/// Figures of the last day in memory and of older days in the store; those of the current quarter-hour come from the meter.
/// </summary>
internal sealed partial class PerformanceHistory(
    PerformanceStore store, BotMetrics metrics, TimeProvider time, ILogger<PerformanceHistory> logger)
{
    private static readonly Duration Kept = Duration.FromDays(1);

    private readonly Lock gate = new();
    private readonly LinkedList<QuarterFigures> closed = new();
    private Instant running = QuarterFigures.StartOf(time.GetCurrentInstant());

    /// <summary>Loads the figures from before a restart.</summary>
    public void Recall()
    {
        lock (gate)
        {
            closed.Clear();
            foreach (var quarter in store.Between(time.GetCurrentInstant() - Kept, running + QuarterFigures.Length))
                closed.AddLast(quarter);
        }
    }

    /// <summary>Stores the figures at the end of a quarter-hour or of the process.</summary>
    public void Close(bool atEnd = false)
    {
        QuarterFigures figures;
        lock (gate)
        {
            var current = QuarterFigures.StartOf(time.GetCurrentInstant());
            if (current == running && !atEnd)
                return;

            figures = new(running, Take(), Environment.WorkingSet, GC.GetTotalMemory(forceFullCollection: false));
            running = current;
            closed.AddLast(figures);
            while (closed.First is { } oldest && oldest.Value.Start < time.GetCurrentInstant() - Kept)
                closed.RemoveFirst();
        }

        try
        {
            store.Add(figures);
        }
        catch (IOException refused)
        {
            LogNotStored(refused.Message);
        }
    }

    /// <summary>Figures by operation over the given time up to now, rounded to quarter-hours.</summary>
    public IReadOnlyDictionary<string, OperationFigures> Last(Duration span)
    {
        List<QuarterFigures> quarters;
        lock (gate)
            quarters = [.. closed.Where(quarter => quarter.Start >= time.GetCurrentInstant() - span), new(running, Look(), 0, 0)];

        return QuarterFigures.SumOf(quarters);
    }

    /// <summary>Figures of this hour some days ago, from the store.</summary>
    public IReadOnlyList<QuarterFigures> HourOf(int daysAgo)
    {
        var then = time.GetCurrentInstant() - Duration.FromDays(daysAgo);
        return store.Between(then - Duration.FromHours(1), then + QuarterFigures.Length);
    }

    /// <summary>Finished quarter-hours of the last day, oldest first.</summary>
    public IReadOnlyList<QuarterFigures> Closed
    {
        get
        {
            lock (gate)
                return [.. closed];
        }
    }

    private IReadOnlyDictionary<string, OperationFigures> Take() => Figures(operation => operation.Take());

    private IReadOnlyDictionary<string, OperationFigures> Look() => Figures(operation => operation.Look());

    private Dictionary<string, OperationFigures> Figures(Func<Operation, OperationFigures> ask) => metrics.Families
        .SelectMany(family => family.All)
        .Select(operation => (operation.Name, Figures: ask(operation)))
        .Where(pair => pair.Figures.Count > 0)
        .ToDictionary(pair => pair.Name, pair => pair.Figures, StringComparer.Ordinal);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Performance figures of a quarter-hour were not stored ({Reason}); they stay in memory for a day, until a restart.")]
    private partial void LogNotStored(string reason);
}
