using System.Globalization;
using GartanChatBot.Telemetry;

namespace GartanChatBot.Performance;

/// <summary>Finds operations that got slower since the same hour last week, the worst first.</summary>
internal static class LatencyTrends
{
    /// <summary>Minimum number of runs for a comparison.</summary>
    private const int Enough = 20;

    private const double ReportedRatio = 1.5;

    /// <summary>Minimum slow-down: less is not noticeable, whatever the ratio.</summary>
    private static readonly long SmallestReportedDifference = TimeSpan.FromMicroseconds(100).Ticks;

    public static IReadOnlyList<string> Between(
        IReadOnlyDictionary<string, OperationFigures> lastWeek, IReadOnlyDictionary<string, OperationFigures> now) =>
        [
            .. now.Where(pair => pair.Value.Count >= Enough && lastWeek.TryGetValue(pair.Key, out var then) && then.Count >= Enough)
                .Select(pair => (pair.Key, Now: pair.Value.Quantiles(0.5)[0], Then: lastWeek[pair.Key].Quantiles(0.5)[0]))
                .Where(pair => pair.Then > 0 && pair.Now / pair.Then >= ReportedRatio && pair.Now - pair.Then >= SmallestReportedDifference)
                .OrderByDescending(pair => pair.Now / pair.Then)
                .Select(pair =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{OperationText.Of(pair.Key)} takes {pair.Now / pair.Then:0.0} times as long as last week "
                            + $"({DurationText.Of(pair.Now)}, was {DurationText.Of(pair.Then)})"
                    )),
        ];
}
