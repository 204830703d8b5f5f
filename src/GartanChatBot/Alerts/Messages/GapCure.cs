using GartanChatBot.Alerts.State;
using GartanChatBot.Chat;
using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Fixes;
using GartanChatBot.Crewing.Timeline;
using GartanChatBot.Wording;

namespace GartanChatBot.Alerts.Messages;

/// <summary>What is missing in a gap, and what would close it, with names only if the chat allows them.</summary>
internal sealed record GapCure(string Missing, string? Sentence)
{
    private const int MaxNames = 4;

    public static GapCure Of(CrewingTimeline timeline, KnownGap gap, NameStyle? names)
    {
        var report = GapFixes.Find(timeline, Callsign.Parse(gap.Callsign), gap.Interval);
        return new(MissingOf(report, gap), SentenceOf(report, names));
    }

    /// <summary>True if the member could close the gap alone, or with one more person if nobody could alone.</summary>
    public static bool CouldBeClosedBy(string member, CrewingTimeline timeline, KnownGap gap) =>
        GapFixes
            .Find(timeline, Callsign.Parse(gap.Callsign), gap.Interval)
            .Whole.Any(fix => fix.People.Count <= 2 && fix.People.Any(person => person.Member.ToString() == member));

    private static string MissingOf(FixReport report, KnownGap gap) =>
        report.Shortfall.Count > 0 ? ListText.Of([.. report.Shortfall.Select(CrewingText.Shortfall)])
        : gap.Unmet.Count > 0 ? $"short of {ListText.Of([.. gap.Unmet.Select(CrewingText.NameOf)])}"
        : CrewingText.OnlyGartan;

    private static IReadOnlyList<string> NamesOf(IEnumerable<Fix> fixes, NameStyle style) =>
        [.. fixes.Take(MaxNames).Select(fix => PersonName.Of(fix.People[0].Member, style))];

    private static string? SentenceOf(FixReport report, NameStyle? names) =>
        (report.Whole, report.Shortfall) switch
        {
            ([], _) => null,
            ([{ People: [_] }, ..], _) when names is { } style =>
                $"Any one of {ListText.Of(NamesOf(report.Whole, style), "or")} would fix it.",
            ([{ People.Count: 1 } fix, ..], [{ Shortfall: 1 } only]) =>
                $"1 {CrewingText.NameOf(only.Name)} for {LengthText.Of(fix.Covers.Duration)} would fix it.",
            ([{ People.Count: 1 }, ..], _) => "One person could close it: /fix says who.",
            ([var smallest, ..], _) => $"{smallest.People.Count} people together could close it: /fix says who.",
        };
}
