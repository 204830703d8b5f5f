namespace GartanChatBot.Telemetry;

/// <summary>Kinds of waits of an operation.</summary>
internal enum WaitKind
{
    /// <summary>Request spacing of the rota site.</summary>
    Turn,

    /// <summary>The site's response.</summary>
    Site,

    /// <summary>The database's writer gate.</summary>
    Gate,

    /// <summary>Commit and checkpoint, on the disk.</summary>
    Disk,
}

/// <summary>Time spent waiting, by kind, in ticks.</summary>
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

    /// <summary>Such as "waited 2.0 s for its turn and 110 ms for the site"; empty if nothing is worth mentioning.</summary>
    public string Words()
    {
        List<string> parts =
        [
            .. Part(Turn, "its turn"),
            .. Part(Site, "the site"),
            .. Part(Gate, "the database write lock"),
            .. Part(Disk, "the disk"),
        ];
        return parts.Count == 0 ? "" : $"waited {string.Join(" and ", parts)}";
    }

    private static string[] Part(long ticks, string what) =>
        ticks < TimeSpan.TicksPerMillisecond / 10 ? [] : [$"{DurationText.Of(ticks)} for {what}"];
}

/// <summary>
/// Records waits. Work that stays on its thread compares the thread's sums before and after; awaited work carries a scope.
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

    /// <summary>Opens a scope for this method and the calls it awaits; it ends with the calling method.</summary>
    public static WaitScope Carry() => Carried.Value = new(Carried.Value);
}

/// <summary>
/// Waits of a thread up to some moment. Immutable: each wait, which is rare, replaces the instance, so a moment is remembered by one
/// reference.
/// </summary>
internal sealed class ThreadWaits(int thread, WaitTotals sum)
{
    public int Thread => thread;

    public WaitTotals Since(ThreadWaits before) => ReferenceEquals(before, this) ? default : sum - before.Sum;

    public ThreadWaits With(WaitKind kind, long ticks) => new(thread, sum.With(kind, ticks));

    private WaitTotals Sum => sum;
}

/// <summary>Waits of one awaited operation, added to those of the surrounding one.</summary>
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
