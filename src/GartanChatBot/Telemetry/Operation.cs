using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace GartanChatBot.Telemetry;

/// <summary>
/// Measurements of one operation: each duration goes to the meter, so that <c>/metrics</c> is exact, and to counters of fixed size since
/// the figures were last taken. Recording allocates nothing.
/// </summary>
internal sealed class Operation
{
    private readonly Histogram<double> duration;
    private readonly TagList[] tags;
    private long allocatedBefore;
    private Running running = new();

    /// <param name="duration">Histogram of the meter, in seconds.</param>
    public Operation(string name, Histogram<double> duration, TagList labels)
    {
        Name = name;
        this.duration = duration;
        tags = [.. Enum.GetValues<OperationOutcome>().Select(outcome => Labelled(labels, outcome))];
        AllocationTags = labels;
        AllocationTags.Add("operation", name);
    }

    /// <summary>Family and name, such as <c>command now</c>.</summary>
    public string Name { get; }

    public TagList AllocationTags { get; }

    /// <summary>Bytes allocated since the start of the process, as far as known.</summary>
    public long AllocatedEver => Volatile.Read(ref allocatedBefore) + Volatile.Read(ref Volatile.Read(ref running).Allocated);

    /// <param name="allocated">Allocated bytes; null if the work changed threads, so that they are unknown.</param>
    public void Record(TimeSpan took, OperationOutcome outcome, long? allocated, in WaitTotals waitTotals)
    {
        duration.Record(took.TotalSeconds, in tags[(int)outcome]);
        var now = Volatile.Read(ref running);
        Interlocked.Increment(ref now.Buckets[LatencyBuckets.IndexOf(took.Ticks)]);
        Interlocked.Add(ref now.Ticks, took.Ticks);
        if (allocated is > 0 and var bytes)
            Interlocked.Add(ref now.Allocated, bytes);

        if (outcome is not OperationOutcome.Done)
            now.RecordFailure(outcome);

        if (took.Ticks > Volatile.Read(ref now.Slowest))
            now.Remember(took.Ticks, waitTotals);
    }

    /// <summary>Takes the figures since the last call. A concurrent record may be lost between two calls.</summary>
    public OperationFigures Take()
    {
        var taken = Interlocked.Exchange(ref running, new());
        Interlocked.Add(ref allocatedBefore, Volatile.Read(ref taken.Allocated));
        return taken.Figures();
    }

    public OperationFigures Look() => Volatile.Read(ref running).Figures();

    private static TagList Labelled(TagList labels, OperationOutcome outcome)
    {
        var all = new TagList([.. labels]) { { "outcome", outcome.ToString().ToLowerInvariant() } };
        return all;
    }

    private sealed class Running
    {
        public readonly int[] Buckets = new int[LatencyBuckets.Count];

        public long Ticks;
        public long Allocated;
        public long Failed;
        public long Refused;
        public long Slowest;

        private readonly Lock gate = new();
        private WaitTotals slowestWaited;

        public void RecordFailure(OperationOutcome outcome) =>
            Interlocked.Increment(ref outcome is OperationOutcome.Failed ? ref Failed : ref Refused);

        public void Remember(long ticks, in WaitTotals waitTotals)
        {
            lock (gate)
            {
                if (ticks > Slowest)
                    (Slowest, slowestWaited) = (ticks, waitTotals);
            }
        }

        public OperationFigures Figures()
        {
            var count = 0L;
            foreach (var bucket in Buckets)
                count += bucket;

            lock (gate)
            {
                return count == 0 ? OperationFigures.None : new()
                {
                    Count = count,
                    Failed = Volatile.Read(ref Failed),
                    Refused = Volatile.Read(ref Refused),
                    TotalTicks = Volatile.Read(ref Ticks),
                    AllocatedBytes = Volatile.Read(ref Allocated),
                    SlowestTicks = Slowest,
                    SlowestWaited = slowestWaited,
                    Buckets = OperationFigures.Pack<int>(Buckets),
                };
            }
        }
    }
}
