using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace GartanChatBot.Telemetry;

/// <summary>
/// All measurements, one method each: <c>var started = metrics.Start(); … metrics.Answered("now", started, outcome);</c>. Each is recorded
/// by the meter for <c>/metrics</c>, and in figures of fixed size for the performance page, which also show waits and allocations: a
/// meter's measurements can't carry those to a listener. Labels are names in our own code, platforms and steps: never a person, a chat or a
/// text.
/// </summary>
internal sealed class BotMetrics : IDisposable
{
    public const string MeterName = "GartanChatBot";

    /// <summary>Records nothing.</summary>
    public static readonly BotMetrics Off = new(null, TimeProvider.System, enabled: false);

    private readonly Meter meter;
    private readonly TimeProvider time;
    private readonly bool enabled;
    private readonly OperationFamily commands;
    private readonly OperationFamily scrapes;
    private readonly OperationFamily queries;
    private readonly OperationFamily deliveries;
    private readonly OperationFamily jobs;
    private readonly Counter<long> received;
    private readonly Counter<long> found;
    private readonly Lock watching = new();
    private IReadOnlyList<ObservedGauge> watched = [];

    public BotMetrics(IMeterFactory? meters, TimeProvider time, bool enabled = true)
    {
        this.time = time;
        this.enabled = enabled;
        meter = meters?.Create(MeterName) ?? new Meter(MeterName);
        commands = Family("command", "command", "Duration of a command.");
        scrapes = Family("scrape", "step", "Duration of a step of reading a page.");
        queries = Family("store", "query", "Duration of a query or commit of the store.");
        deliveries = Family("delivery", "way", "Duration of a call to a chat platform.");
        jobs = Family("job", "job", "Duration of a background job.");
        received = meter.CreateCounter<long>("gartanbot.updates", description: "Messages, taps and commands received, by platform.");
        found = meter.CreateCounter<long>("gartanbot.store.documents", description: "Documents returned by the store.");
        meter.CreateObservableCounter(
            "gartanbot.operation.allocated", Allocations, "By", "Bytes allocated by an operation that stays on one thread.");
        Families = [commands, scrapes, queries, deliveries, jobs];
    }

    /// <summary>Traces of scrapes, commands and deliveries; none is created without a listener.</summary>
    public static ActivitySource Activities { get; } = new(MeterName);

    public IReadOnlyList<OperationFamily> Families { get; }

    /// <summary>Current queue lengths, sizes and limits.</summary>
    public IReadOnlyList<ObservedGauge> Watched => watched;

    /// <summary>Starts measuring work that stays on its thread, or whose waits are not recorded.</summary>
    public OperationStart Start() => enabled
        ? new(time.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread(), WaitTimes.OfThisThread, null)
        : default;

    /// <summary>Starts measuring awaited work: its waits are carried in its execution context.</summary>
    public OperationStart StartAwaited() => enabled ? Start() with { Tally = WaitTimes.Carry() } : default;

    /// <summary>Records that a command was answered, with any outcome.</summary>
    public void Answered(string command, in OperationStart started, OperationOutcome outcome) =>
        Record(commands, command, started, outcome);

    /// <summary>Records a step of a scrape: <c>fetch</c>, <c>parse</c>, <c>hash</c>, <c>store</c>, <c>assess</c>.</summary>
    public void Scraped(string step, in OperationStart started, OperationOutcome outcome) => Record(scrapes, step, started, outcome);

    /// <summary>Records a named query of the store and the number of documents it returned.</summary>
    public void Queried(string query, in OperationStart started, int documents)
    {
        Record(queries, query, started, OperationOutcome.Done);
        if (enabled && documents > 0)
            found.Add(documents, new KeyValuePair<string, object?>("query", query));
    }

    /// <summary>
    /// Records a call to a chat platform: <c>telegram</c>, <c>send</c>. Both are one label, so that one name identifies the call.
    /// </summary>
    public void Delivered(string platform, string kind, in OperationStart started, OperationOutcome outcome) =>
        Record(deliveries, $"{platform} {kind}", started, outcome);

    /// <summary>Counts an incoming update of a platform.</summary>
    public void Received(string platform)
    {
        if (enabled)
            received.Add(1, new KeyValuePair<string, object?>("platform", platform));
    }

    /// <summary>Records a background job, such as housekeeping or an outbox check.</summary>
    public void Worked(string job, in OperationStart started, OperationOutcome outcome) => Record(jobs, job, started, outcome);

    /// <summary>Records a wait, shown with the slowest operations.</summary>
    public void Waited(WaitKind kind, in OperationStart started)
    {
        if (enabled)
            WaitTimes.Add(kind, time.GetElapsedTime(started.Timestamp));
    }

    /// <summary>Adds a gauge for a number that is kept elsewhere: a queue's length, a size, a remaining allowance.</summary>
    /// <param name="name">Name in <c>/metrics</c>, such as <c>gartanbot.outbox.waiting</c>.</param>
    public void Watch(string name, string? unit, string description, Func<double> read)
    {
        if (!enabled)
            return;

        lock (watching)
            watched = [.. watched, new(name, read)];

        meter.CreateObservableGauge(name, read, unit, description);
    }

    /// <summary>Like <see cref="Watch"/>, for a number that only increases.</summary>
    public void WatchTotal(string name, string? unit, string description, Func<long> read)
    {
        if (!enabled)
            return;

        lock (watching)
            watched = [.. watched, new(name, () => read())];

        meter.CreateObservableCounter(name, read, unit, description);
    }

    public void Dispose() => meter.Dispose();

    private void Record(OperationFamily family, string name, in OperationStart started, OperationOutcome outcome)
    {
        if (!enabled || started.Waits is not { } before)
            return;

        var now = WaitTimes.OfThisThread;
        var sameThread = now.Thread == before.Thread;
        long? allocated = sameThread ? GC.GetAllocatedBytesForCurrentThread() - started.Allocated : null;
        var waitTotals = started.Tally is { } tally ? tally.Sum : sameThread ? now.Since(before) : default;
        family[name].Record(time.GetElapsedTime(started.Timestamp), outcome, allocated, waitTotals);
    }

    private OperationFamily Family(string name, string label, string description) => new(
        name, label, meter.CreateHistogram<double>($"gartanbot.{name}.duration", "s", description));

    private IEnumerable<Measurement<long>> Allocations() => Families
        .SelectMany(family => family.All)
        .Select(operation => new Measurement<long>(operation.AllocatedEver, operation.AllocationTags));
}

/// <summary>A named gauge whose value is kept elsewhere.</summary>
internal sealed record ObservedGauge(string Name, Func<double> Read);
