using GartanChatBot.Crewing;
using GartanChatBot.Storage;

namespace GartanChatBot.Alerts.State;

/// <summary>Stores the known gaps, so that nothing is announced twice after a restart. A few documents per station.</summary>
internal sealed class ShortageStore
{
    private readonly DocumentSet<KnownGap> gaps;

    public ShortageStore(BotDatabase database)
    {
        gaps = database.Documents<KnownGap>("gaps");
        gaps.EnsureIndex("station", "$.Station");
    }

    public IReadOnlyList<KnownGap> All() => gaps.All();

    public IReadOnlyList<KnownGap> Of(StationCode station) => gaps.Where("$.Station = @0", station.Value);

    public KnownGap? Find(string id) => gaps.Find(id);

    /// <summary>Finds a gap by the short hash that alert buttons carry.</summary>
    public KnownGap? FindByHandle(string handle) =>
        gaps.All().FirstOrDefault(gap => string.Equals(gap.Handle, handle, StringComparison.OrdinalIgnoreCase));

    /// <summary>Writes only the differences: most assessments change nothing.</summary>
    public void Replace(IReadOnlyList<KnownGap> before, IReadOnlyList<KnownGap> known)
    {
        var kept = known.Select(gap => gap.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in before.Where(old => !kept.Contains(old.Id)))
            gaps.Delete(gone.Id);

        var old = before.ToDictionary(gap => gap.Id, StringComparer.Ordinal);
        foreach (var gap in known.Where(gap => !old.TryGetValue(gap.Id, out var same) || !IsSame(same, gap)))
            gaps.Upsert(gap);
    }

    /// <summary>Compares lists by content; records compare them by reference.</summary>
    private static bool IsSame(KnownGap before, KnownGap after) =>
        before.Unmet.SequenceEqual(after.Unmet) && before with { Unmet = after.Unmet } == after;
}
