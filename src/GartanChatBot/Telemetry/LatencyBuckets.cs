using System.Numerics;

namespace GartanChatBot.Telemetry;

/// <summary>
/// Histogram buckets for durations, eight per doubling: a quantile is at most 6 % off, and 256 counts cover 100 ns to half an hour.
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

    /// <summary>Middle of a bucket in ticks.</summary>
    public static double MiddleOf(int index)
    {
        if (index < Steps)
            return index;

        var width = 1L << (index / Steps - 1);
        return (Steps + index % Steps) * width + (width - 1) / 2.0;
    }

    /// <summary>Duration in ticks within which this share of all lies; 0 if there are none.</summary>
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
