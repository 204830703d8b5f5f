using System.Globalization;
using GartanChatBot.Storage;
using GartanChatBot.Telemetry;
using NodaTime;

namespace GartanChatBot.Performance;

/// <summary>Stores figures by quarter-hour, one document each, for as many days as trends need.</summary>
internal sealed class PerformanceStore(BotDatabase database, TelemetryOptions options)
{
    private readonly DocumentSet<StoredQuarter> quarters = database.Documents<StoredQuarter>("performance");

    /// <summary>Adds to the quarter's stored figures from before a restart; deletes the oldest.</summary>
    public void Add(QuarterFigures figures) => database.InTransaction(() =>
    {
        var id = StoredQuarter.IdOf(figures.Start);
        quarters.Upsert(StoredQuarter.Pack(quarters.Find(id)?.Unpack().With(figures) ?? figures));
        quarters.DeleteWhere("_id BETWEEN @0 AND @1", "", StoredQuarter.IdOf(figures.Start - Duration.FromDays(options.Days)));
    });

    /// <summary>Quarters that start at or after the first instant and before the second.</summary>
    public IReadOnlyList<QuarterFigures> Between(Instant from, Instant to) =>
        [
            .. quarters
                .Between(StoredQuarter.IdOf(from), StoredQuarter.IdOf(to))
                .Select(quarter => quarter.Unpack())
                .Where(quarter => quarter.Start < to),
        ];

    /// <summary>Stored form of a quarter.</summary>
    internal sealed class StoredQuarter
    {
        public required string Id { get; init; }

        public Instant Start { get; init; }

        public long WorkingSet { get; init; }

        public long Heap { get; init; }

        public required string[] Names { get; init; }

        /// <summary>Per name: the sums, then the buckets.</summary>
        public required byte[] Figures { get; init; }

        public static string IdOf(Instant start) => start.ToUnixTimeSeconds().ToString("D12", CultureInfo.InvariantCulture);

        public static StoredQuarter Pack(QuarterFigures quarter)
        {
            using var bytes = new MemoryStream();
            using var writer = new BinaryWriter(bytes);
            foreach (var figures in quarter.Operations.Values)
            {
                long[] sums =
                [
                    figures.Count, figures.Failed, figures.Refused, figures.TotalTicks, figures.AllocatedBytes, figures.SlowestTicks,
                    figures.SlowestWaited.Turn, figures.SlowestWaited.Site, figures.SlowestWaited.Gate, figures.SlowestWaited.Disk,
                    figures.Buckets.Length,
                ];
                foreach (var sum in sums)
                    writer.Write7BitEncodedInt64(sum);
                writer.Write(figures.Buckets);
            }

            return new()
            {
                Id = IdOf(quarter.Start),
                Start = quarter.Start,
                WorkingSet = quarter.WorkingSet,
                Heap = quarter.Heap,
                Names = [.. quarter.Operations.Keys],
                Figures = bytes.ToArray(),
            };
        }

        public QuarterFigures Unpack()
        {
            using var bytes = new MemoryStream(Figures, writable: false);
            using var reader = new BinaryReader(bytes);
            return new(Start, Names.ToDictionary(name => name, _ => Read(reader), StringComparer.Ordinal), WorkingSet, Heap);
        }

        private static OperationFigures Read(BinaryReader reader)
        {
            var figures = new OperationFigures
            {
                Count = reader.Read7BitEncodedInt64(),
                Failed = reader.Read7BitEncodedInt64(),
                Refused = reader.Read7BitEncodedInt64(),
                TotalTicks = reader.Read7BitEncodedInt64(),
                AllocatedBytes = reader.Read7BitEncodedInt64(),
                SlowestTicks = reader.Read7BitEncodedInt64(),
                SlowestWaited = new(
                    reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt64(),
                    reader.Read7BitEncodedInt64()),
            };
            return figures with { Buckets = reader.ReadBytes((int)reader.Read7BitEncodedInt64()) };
        }
    }
}
