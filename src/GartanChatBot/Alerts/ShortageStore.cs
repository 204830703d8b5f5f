using GartanChatBot.Crewing;
using GartanChatBot.Storage;

namespace GartanChatBot.Alerts;

/// <summary>The gaps that are known, so that a restart tells nothing twice. A handful of documents at any time.</summary>
internal sealed class ShortageStore(BotDatabase database)
{
    private readonly DocumentSet<KnownGap> gaps = database.Documents<KnownGap>("gaps");

    public IReadOnlyList<KnownGap> Of(StationCode station) => [.. gaps.All().Where(gap => gap.Station == station.Value)];

    public void Replace(StationCode station, IReadOnlyList<KnownGap> known)
    {
        var before = Of(station);

        foreach (var gone in before.Where(old => known.All(gap => gap.Id != old.Id)))
            gaps.Delete(gone.Id);

        foreach (var gap in known.Where(gap => !before.Contains(gap, KnownGapComparer.Instance)))
            gaps.Upsert(gap);
    }

    /// <summary>Lists compare by reference in records; here their words count.</summary>
    private sealed class KnownGapComparer : IEqualityComparer<KnownGap>
    {
        public static readonly KnownGapComparer Instance = new();

        public bool Equals(KnownGap? x, KnownGap? y) =>
            x is not null && y is not null && x.Id == y.Id && x.Start == y.Start && x.End == y.End && x.Unmet.SequenceEqual(y.Unmet);

        public int GetHashCode(KnownGap obj) => obj.Id.GetHashCode(StringComparison.Ordinal);
    }
}
