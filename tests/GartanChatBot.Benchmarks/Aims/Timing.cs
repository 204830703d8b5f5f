using System.Diagnostics;
using System.Security.Cryptography;

namespace GartanChatBot.Benchmarks.Aims;

/// <summary>Best of many batches, with a calibration loop beside each: on a shared machine the ratio of the two is what stays.</summary>
internal static class Timing
{
    private const int Batches = 25;
    private static readonly TimeSpan BatchLasts = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan WarmUpLasts = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromSeconds(4);
    private const int LeastCalls = 300;
    private static readonly byte[] Block = new byte[4096];

    /// <summary>Microseconds of one call, the bytes that it allocates, and how many calibration loops it is worth.</summary>
    public static (double Microseconds, double Bytes, double Loops) Best(Action work, int batches = Batches)
    {
        WarmUp(work);

        var calls = CallsFor(work);
        var (best, loop) = (double.MaxValue, double.MaxValue);
        for (var batch = 0; batch < batches; batch++)
        {
            loop = Math.Min(loop, Calibrate());
            best = Math.Min(best, Run(work, calls));
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++)
            work();

        return (best, (GC.GetAllocatedBytesForCurrentThread() - before) / 20.0, best / loop);
    }

    /// <summary>
    /// Two ways of the same work, in short batches turn by turn, so that whatever else runs hits both alike; how many times as long the one
    /// takes as the other, by the median of the pairs.
    /// </summary>
    public static double SideBySide(Action one, Action other, int pairs = 500)
    {
        WarmUp(one);
        WarmUp(other);

        var calls = Math.Max(CallsFor(one) / 30, 1);
        var ratios = new double[pairs];
        for (var pair = 0; pair < pairs; pair++)
        {
            // Whoever comes second finds the memory warm: they take turns in that too.
            var first = pair % 2 == 0;
            var (before, after) = (RunOnCleanHeap(first ? one : other, calls), RunOnCleanHeap(first ? other : one, calls));
            ratios[pair] = first ? before / after : after / before;
        }

        Array.Sort(ratios);
        return ratios[pairs / 2];
    }

    /// <summary>Work of the kind that is measured: digest, memory, branches. Microseconds a loop.</summary>
    public static double Calibrate()
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        var best = double.MaxValue;
        for (var round = 0; round < 5; round++)
        {
            var started = Stopwatch.GetTimestamp();
            for (var loop = 0; loop < 20; loop++)
            {
                SHA256.HashData(Block, digest);
                var sum = 0;
                foreach (var value in Block)
                    sum += value > 100 ? 2 : 1;
                Block[sum & 4095] ^= digest[0];
            }

            best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalMicroseconds / 20);
        }

        return best;
    }

    /// <summary>
    /// Until the last tier of the compiler has had its turn, which works in the background and is starved on a busy machine.
    /// </summary>
    public static void WarmUp(Action work)
    {
        var (calls, started) = (0, Stopwatch.GetTimestamp());
        while (Stopwatch.GetElapsedTime(started) < WarmUpLasts || (calls < LeastCalls && Stopwatch.GetElapsedTime(started) < LongestWarmUp))
        {
            work();
            calls++;
        }
    }

    private static int CallsFor(Action work)
    {
        var (calls, started) = (0, Stopwatch.GetTimestamp());
        while (Stopwatch.GetElapsedTime(started) < BatchLasts)
        {
            work();
            calls++;
        }

        return Math.Max(calls, 1);
    }

    /// <summary>A batch that fills less than the young heap, so that no collection falls into the one and not into the other.</summary>
    private static double RunOnCleanHeap(Action work, int calls)
    {
        GC.Collect(0, GCCollectionMode.Forced, blocking: true);
        return Run(work, calls);
    }

    private static double Run(Action work, int calls)
    {
        var started = Stopwatch.GetTimestamp();
        for (var call = 0; call < calls; call++)
            work();

        return Stopwatch.GetElapsedTime(started).TotalMicroseconds / calls;
    }
}
