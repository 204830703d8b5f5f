using System.Numerics;

namespace GartanChatBot.Telemetry;

/// <summary>
/// Durations in buckets whose width grows with them, eight to each doubling: a quantile read from them is at most 6 % off,
/// and 256 counts hold everything from 100 ns to half an hour.
/// </summary>
internal static class LatencyBuckets
{
    public const int Count = 256;

    private const int Steps = 8;
    private const int StepBits = 3;

    public static int IndexOf(long ticks)
    {
        if (ticks < Steps)
            return (int)Math.Max(ticks, 0);

        var power = BitOperations.Log2((ulong)ticks);
        var step = (int)(ticks >> (power - StepBits)) & (Steps - 1);
        return Math.Min((power - StepBits + 1) * Steps + step, Count - 1);
    }

    /// <summary>The middle of a bucket, in ticks.</summary>
    public static double MiddleOf(int index)
    {
        if (index < Steps)
            return index;

        var width = 1L << (index / Steps - 1);
        return (Steps + index % Steps) * width + (width - 1) / 2.0;
    }

    /// <summary>The duration, in ticks, that the share of all stays within; 0 of nothing.</summary>
    public static double Quantile(ReadOnlySpan<long> counts, double share)
    {
        long total = 0;
        foreach (var count in counts)
            total += count;

        var rank = (long)Math.Ceiling(total * share);
        for (var index = 0; index < counts.Length; index++)
        {
            rank -= counts[index];
            if (rank <= 0 && total > 0)
                return MiddleOf(index);
        }

        return 0;
    }
}
