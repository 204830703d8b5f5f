using GartanChatBot.Telemetry;
using NodaTime;

namespace GartanChatBot.Performance;

/// <summary>Figures of a quarter-hour by operation, and the process's memory at its end.</summary>
internal sealed record QuarterFigures(Instant Start, IReadOnlyDictionary<string, OperationFigures> Operations, long WorkingSet, long Heap)
{
    public static readonly Duration Length = Duration.FromMinutes(15);

    public static Instant StartOf(Instant now) =>
        Instant.FromUnixTimeTicks(now.ToUnixTimeTicks() / Length.BclCompatibleTicks * Length.BclCompatibleTicks);

    /// <summary>Combines two parts of the same quarter, before and after a restart.</summary>
    public QuarterFigures With(QuarterFigures later) => later with { Operations = SumOf([this, later]) };

    public static IReadOnlyDictionary<string, OperationFigures> SumOf(IEnumerable<QuarterFigures> quarters) => quarters
        .SelectMany(quarter => quarter.Operations)
        .GroupBy(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal)
        .ToDictionary(same => same.Key, OperationFigures.Sum, StringComparer.Ordinal);
}
