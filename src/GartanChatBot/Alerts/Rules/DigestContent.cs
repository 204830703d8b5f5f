using GartanChatBot.Crewing;
using GartanChatBot.Outbox;
using GartanChatBot.Rota;
using NodaTime;

namespace GartanChatBot.Alerts.Rules;

/// <summary>Content of a digest: the gaps of its days, and the unknown time.</summary>
internal static class DigestContent
{
    private const int DaysOfDaily = 7;
    private const int DaysOfSunday = 14;

    /// <summary>Delay after which a digest is dropped.</summary>
    public static readonly Duration Lateness = Duration.FromHours(6);

    public static int DaysOf(string kind) => kind is MessageKind.Sunday ? DaysOfSunday : DaysOfDaily;

    public static Instant EndOf(StationRota rota, string kind) => rota.Station.Clock.StartOf(rota.Today.PlusDays(DaysOf(kind)));

    /// <summary>Gaps in the digest's days, each with its full length, even if it has started or ends later.</summary>
    public static IReadOnlyList<Gap> GapsOf(StationRota rota, string kind)
    {
        var all = new Interval(rota.Station.Clock.StartOf(rota.Today.PlusDays(-1)), Instant.MaxValue);
        return
        [
            .. rota.Timeline.Appliances.SelectMany(appliance => rota.Timeline.Gaps(appliance, all))
                .Where(gap => gap.Interval.End > rota.At && gap.Interval.Start < EndOf(rota, kind))
                .OrderBy(gap => gap.Interval.Start),
        ];
    }

    /// <summary>Unknown times in the digest's days: not read, or not determinable.</summary>
    public static IReadOnlyList<(Callsign Callsign, IntervalSet Times)> NotKnown(StationRota rota, string kind) =>
    [
        .. rota.Timeline.Appliances
            .Select(callsign => (callsign, IntervalSet.Of(rota.Timeline.StatesIn(callsign, new(rota.At, EndOf(rota, kind)))
                .Where(segment => segment.State.Phase is RunPhase.Unknown)
                .Select(segment => segment.Interval))))
            .Where(each => each.Item2.Count > 0),
    ];
}
