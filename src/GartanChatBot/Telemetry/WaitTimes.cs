namespace GartanChatBot.Telemetry;

/// <summary>What an operation can be held up by.</summary>
internal enum WaitKind
{
    /// <summary>Its turn at the site: the spacing of requests.</summary>
    Turn,

    /// <summary>The site's answer.</summary>
    Site,

    /// <summary>The writer gate of the database.</summary>
    Gate,

    /// <summary>Commit and checkpoint: the disk.</summary>
    Disk,
}

/// <summary>Time spent waiting, by what for, in ticks.</summary>
internal readonly record struct WaitTotals(long Turn, long Site, long Gate, long Disk)
{
    public static WaitTotals operator -(WaitTotals now, WaitTotals before) =>
        new(now.Turn - before.Turn, now.Site - before.Site, now.Gate - before.Gate, now.Disk - before.Disk);

    public WaitTotals With(WaitKind kind, long ticks) => kind switch
    {
        WaitKind.Turn => this with { Turn = Turn + ticks },
        WaitKind.Site => this with { Site = Site + ticks },
        WaitKind.Gate => this with { Gate = Gate + ticks },
        _ => this with { Disk = Disk + ticks },
    };

    /// <summary>"waited 2.0 s for its turn and 110 ms for the site"; empty when it waited for nothing worth a word.</summary>
    public string Words()
    {
        List<string> parts =
        [
            .. Part(Turn, "its turn"),
            .. Part(Site, "the site"),
            .. Part(Gate, "the writer gate"),
            .. Part(Disk, "the disk"),
        ];
        return parts.Count == 0 ? "" : $"waited {string.Join(" and ", parts)}";
    }

    private static string[] Part(long ticks, string what) =>
        ticks < TimeSpan.TicksPerMillisecond / 10 ? [] : [$"{DurationText.Of(ticks)} for {what}"];
}

/// <summary>
/// Where waiting is written down. Work that stays on its thread reads the thread's own sums before and after;
/// work that is awaited carries a tally along.
/// </summary>
internal static class WaitTimes
{
    private static readonly AsyncLocal<WaitScope?> Carried = new();

    [ThreadStatic]
    private static ThreadWaits? ofThisThread;

    public static ThreadWaits OfThisThread => ofThisThread ??= new(Environment.CurrentManagedThreadId, default);

    public static void Add(WaitKind kind, TimeSpan took)
    {
        ofThisThread = OfThisThread.With(kind, took.Ticks);
        Carried.Value?.Add(kind, took.Ticks);
    }

    /// <summary>From here on, down the awaited calls; it ends with the calling method.</summary>
    public static WaitScope Carry() => Carried.Value = new(Carried.Value);
}

/// <summary>
/// What a thread has waited for up to some moment. It never changes: each wait, and waits are rare, puts another in its place, so whoever
/// remembers a moment keeps one reference.
/// </summary>
internal sealed class ThreadWaits(int thread, WaitTotals sum)
{
    public int Thread => thread;

    public WaitTotals Since(ThreadWaits before) => ReferenceEquals(before, this) ? default : sum - before.Sum;

    public ThreadWaits With(WaitKind kind, long ticks) => new(thread, sum.With(kind, ticks));

    private WaitTotals Sum => sum;
}

/// <summary>The waits of one awaited piece of work, and of the one around it.</summary>
internal sealed class WaitScope(WaitScope? around)
{
    private readonly Lock gate = new();

    public WaitTotals Sum
    {
        get
        {
            lock (gate)
                return field;
        }

        private set;
    }

    public void Add(WaitKind kind, long ticks)
    {
        lock (gate)
            Sum = Sum.With(kind, ticks);

        around?.Add(kind, ticks);
    }
}
