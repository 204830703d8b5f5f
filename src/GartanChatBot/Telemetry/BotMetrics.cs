using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace GartanChatBot.Telemetry;

/// <summary>
/// Everything that is measured, by verbs: <c>var started = metrics.Start(); … metrics.Answered("now", started, outcome);</c>.
/// Each goes to the meter for whoever scrapes <c>/metrics</c>, and into figures of fixed size for the performance page, which also tells
/// what was waited for and allocated: no measurement of a meter carries that to a listener.
/// Labels are names of our own code, platforms and steps: never a person, a chat or a text.
/// </summary>
internal sealed class BotMetrics : IDisposable
{
    public const string MeterName = "GartanChatBot";

    /// <summary>Measures nothing and costs nothing.</summary>
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
        commands = Family("command", "command", "Time to answer a command.");
        scrapes = Family("scrape", "step", "Time of a step of reading a page.");
        queries = Family("store", "query", "Time of a query or commit of the store.");
        deliveries = Family("delivery", "way", "Time of a call to a chat platform.");
        jobs = Family("job", "job", "Time of a piece of work that runs by itself.");
        received = meter.CreateCounter<long>("gartanbot.updates", description: "Messages, taps and commands that came in, by platform.");
        found = meter.CreateCounter<long>("gartanbot.store.documents", description: "Documents that the store handed out.");
        meter.CreateObservableCounter(
            "gartanbot.operation.allocated", Allocations, "By", "Bytes allocated by an operation, where it stays on one thread.");
        Families = [commands, scrapes, queries, deliveries, jobs];
    }

    /// <summary>Spans of scrapes, commands and deliveries; nothing is made while nobody listens.</summary>
    public static ActivitySource Activities { get; } = new(MeterName);

    public IReadOnlyList<OperationFamily> Families { get; }

    /// <summary>Queue lengths, sizes and allowances as they are now.</summary>
    public IReadOnlyList<ObservedGauge> Watched => watched;

    /// <summary>Before work that stays on its thread, or that waits for nothing worth telling.</summary>
    public OperationStart Start() => enabled
        ? new(time.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread(), WaitTimes.OfThisThread, null)
        : default;

    /// <summary>Before work that is awaited: what it waits for is carried along with it.</summary>
    public OperationStart StartAwaited() => enabled ? Start() with { Tally = WaitTimes.Carry() } : default;

    /// <summary>A command was answered, however that went.</summary>
    public void Answered(string command, in OperationStart started, OperationOutcome outcome) =>
        Record(commands, command, started, outcome);

    /// <summary>A step of a scrape: <c>fetch</c>, <c>parse</c>, <c>hash</c>, <c>store</c>, <c>assess</c>.</summary>
    public void Scraped(string step, in OperationStart started, OperationOutcome outcome) => Record(scrapes, step, started, outcome);

    /// <summary>A query of the store by its name, and how many documents it handed out.</summary>
    public void Queried(string query, in OperationStart started, int documents)
    {
        Record(queries, query, started, OperationOutcome.Done);
        if (enabled && documents > 0)
            found.Add(documents, new KeyValuePair<string, object?>("query", query));
    }

    /// <summary>A call to a chat platform: <c>telegram</c>, <c>send</c>. One label of both, so that one name tells it.</summary>
    public void Delivered(string platform, string kind, in OperationStart started, OperationOutcome outcome) =>
        Record(deliveries, $"{platform} {kind}", started, outcome);

    /// <summary>Something came in from a platform.</summary>
    public void Received(string platform)
    {
        if (enabled)
            received.Add(1, new KeyValuePair<string, object?>("platform", platform));
    }

    /// <summary>Work that runs by itself: housekeeping, a look into the outbox.</summary>
    public void Worked(string job, in OperationStart started, OperationOutcome outcome) => Record(jobs, job, started, outcome);

    /// <summary>Waiting that is worth telling beside the slowest operations.</summary>
    public void Waited(WaitKind kind, in OperationStart started)
    {
        if (enabled)
            WaitTimes.Add(kind, time.GetElapsedTime(started.Timestamp));
    }

    /// <summary>Shows a number that somebody else keeps: the length of a queue, a size, what is left of an allowance.</summary>
    /// <param name="name">As it stands in <c>/metrics</c>: <c>gartanbot.outbox.waiting</c>.</param>
    public void Watch(string name, string? unit, string description, Func<double> read)
    {
        if (!enabled)
            return;

        lock (watching)
            watched = [.. watched, new(name, read)];

        meter.CreateObservableGauge(name, read, unit, description);
    }

    /// <summary>The same for a number that only grows.</summary>
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

/// <summary>A number that somebody keeps, by its name.</summary>
internal sealed record ObservedGauge(string Name, Func<double> Read);
