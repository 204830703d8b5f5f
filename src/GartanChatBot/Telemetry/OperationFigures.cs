using System.Numerics;

namespace GartanChatBot.Telemetry;

/// <summary>Figures of one operation over a period. Their size does not depend on the number of runs.</summary>
internal sealed record OperationFigures
{
    public static readonly OperationFigures None = new();

    public long Count { get; init; }

    public long Failed { get; init; }

    public long Refused { get; init; }

    public long TotalTicks { get; init; }

    public long AllocatedBytes { get; init; }

    public long SlowestTicks { get; init; }

    public WaitTotals SlowestWaited { get; init; }

    /// <summary>Pairs of bucket and count in 7-bit encoding, without empty buckets.</summary>
    public byte[] Buckets { get; init; } = [];

    public double Mean => Count == 0 ? 0 : (double)TotalTicks / Count;

    public static OperationFigures Sum(IEnumerable<OperationFigures> parts)
    {
        var sum = None;
        var counts = new long[LatencyBuckets.Count];
        foreach (var part in parts)
        {
            part.AddTo(counts);
            var slower = part.SlowestTicks > sum.SlowestTicks;
            sum = new()
            {
                Count = sum.Count + part.Count,
                Failed = sum.Failed + part.Failed,
                Refused = sum.Refused + part.Refused,
                TotalTicks = sum.TotalTicks + part.TotalTicks,
                AllocatedBytes = sum.AllocatedBytes + part.AllocatedBytes,
                SlowestTicks = slower ? part.SlowestTicks : sum.SlowestTicks,
                SlowestWaited = slower ? part.SlowestWaited : sum.SlowestWaited,
            };
        }

        return sum with { Buckets = Pack(counts) };
    }

    /// <summary>Durations in ticks for the given shares.</summary>
    public double[] Quantiles(params ReadOnlySpan<double> shares)
    {
        var counts = new long[LatencyBuckets.Count];
        AddTo(counts);
        var found = new double[shares.Length];
        for (var index = 0; index < shares.Length; index++)
            found[index] = LatencyBuckets.Quantile(counts, shares[index]);

        return found;
    }

    public static byte[] Pack<T>(ReadOnlySpan<T> counts)
        where T : IBinaryInteger<T>
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        for (var index = 0; index < counts.Length; index++)
        {
            if (counts[index] == T.Zero)
                continue;

            writer.Write7BitEncodedInt(index);
            writer.Write7BitEncodedInt64(long.CreateSaturating(counts[index]));
        }

        return bytes.ToArray();
    }

    private static byte[] Pack(long[] counts) => Pack<long>(counts);

    private void AddTo(long[] counts)
    {
        using var bytes = new MemoryStream(Buckets, writable: false);
        using var reader = new BinaryReader(bytes);
        while (bytes.Position < bytes.Length)
            counts[Math.Clamp(reader.Read7BitEncodedInt(), 0, counts.Length - 1)] += reader.Read7BitEncodedInt64();
    }
}
