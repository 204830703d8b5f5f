using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace GartanChatBot.Telemetry;

/// <summary>
/// One operation as it runs: counts since its figures were last taken. Recording takes no lock and allocates nothing; the meter is told
/// when somebody collects, because telling it each time would cost more than everything else together.
/// </summary>
internal sealed class Operation
{
    private readonly Histogram<double> duration;
    private readonly TagList[] tags;
    private readonly Lock telling = new();
    private long allocatedBefore;
    private Running running = new();

    /// <param name="duration">In seconds, for whoever scrapes the metrics.</param>
    public Operation(string name, Histogram<double> duration, TagList labels)
    {
        Name = name;
        this.duration = duration;
        tags = [.. Enum.GetValues<OperationOutcome>().Select(outcome => Labelled(labels, outcome))];
        AllocationTags = labels;
        AllocationTags.Add("operation", name);
    }

    /// <summary>Family and name: <c>command now</c>.</summary>
    public string Name { get; }

    public TagList AllocationTags { get; }

    /// <summary>Bytes since the start of the process, where they could be told.</summary>
    public long AllocatedEver => Volatile.Read(ref allocatedBefore) + Volatile.Read(ref Volatile.Read(ref running).Allocated);

    /// <param name="allocated">Null when the work changed threads, so that nobody can tell.</param>
    public void Record(TimeSpan took, OperationOutcome outcome, long? allocated, in WaitTotals waitTotals)
    {
        var now = Volatile.Read(ref running);
        Interlocked.Increment(ref now.Buckets[LatencyBuckets.IndexOf(took.Ticks)]);
        Interlocked.Add(ref now.Ticks, took.Ticks);
        if (allocated is > 0 and var bytes)
            Interlocked.Add(ref now.Allocated, bytes);

        if (outcome is not OperationOutcome.Done)
            now.RecordFailure(outcome, took);

        if (took.Ticks > Volatile.Read(ref now.Slowest))
            now.Remember(took.Ticks, waitTotals);
    }

    /// <summary>What has run since the last taking. A record that is just being written may fall between two takings.</summary>
    public OperationFigures Take()
    {
        TellMeter();
        var taken = Interlocked.Exchange(ref running, new());
        Interlocked.Add(ref allocatedBefore, Volatile.Read(ref taken.Allocated));
        return taken.Figures();
    }

    public OperationFigures Look() => Volatile.Read(ref running).Figures();

    /// <summary>Reports what was recorded since the last call to the meter, each value as the middle of its bucket.</summary>
    public void TellMeter()
    {
        lock (telling)
        {
            var now = Volatile.Read(ref running);
            for (var index = 0; index < LatencyBuckets.Count; index++)
            {
                for (; now.Told[index] < Volatile.Read(ref now.Buckets[index]); now.Told[index]++)
                {
                    var outcome = now.OutcomeOf(index);
                    duration.Record(LatencyBuckets.MiddleOf(index) / TimeSpan.TicksPerSecond, in tags[(int)outcome]);
                }
            }
        }
    }

    private static TagList Labelled(TagList labels, OperationOutcome outcome)
    {
        var all = new TagList([.. labels]) { { "outcome", outcome.ToString().ToLowerInvariant() } };
        return all;
    }

    private sealed class Running
    {
        public readonly int[] Buckets = new int[LatencyBuckets.Count];

        /// <summary>As many of each bucket as the meter knows of.</summary>
        public readonly int[] Told = new int[LatencyBuckets.Count];

        public long Ticks;
        public long Allocated;
        public long Failed;
        public long Refused;
        public long Slowest;

        private readonly Lock gate = new();
        private readonly Dictionary<(OperationOutcome Outcome, int Bucket), int> badly = [];
        private WaitTotals slowestWaited;

        /// <summary>Rare, so that a lock does no harm.</summary>
        public void RecordFailure(OperationOutcome outcome, TimeSpan took)
        {
            lock (gate)
            {
                if (outcome is OperationOutcome.Failed)
                    Failed++;
                else
                    Refused++;

                var key = (outcome, LatencyBuckets.IndexOf(took.Ticks));
                badly[key] = badly.GetValueOrDefault(key) + 1;
            }
        }

        /// <summary>Of the next one in a bucket that the meter is told of: those that went badly first.</summary>
        public OperationOutcome OutcomeOf(int bucket)
        {
            if (Failed + Refused == 0)
                return OperationOutcome.Done;

            lock (gate)
            {
                foreach (var outcome in (OperationOutcome[])[OperationOutcome.Failed, OperationOutcome.Refused])
                {
                    if (badly.TryGetValue((outcome, bucket), out var left) && left > 0)
                    {
                        badly[(outcome, bucket)] = left - 1;
                        return outcome;
                    }
                }
            }

            return OperationOutcome.Done;
        }

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
