using GartanChatBot.Alerts.Gaps;
using GartanChatBot.Availability;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Alerts;

/// <summary>News to words, at the moment of sending: what is missing, when, for how long, and what one change would fix.</summary>
internal sealed class ShortageReply(AvailabilityQueries availability)
{
    /// <summary>News that waited longer than this says so.</summary>
    private static readonly Duration Late = Duration.FromMinutes(5);

    public Reply Of(KnownGap alert, Instant queuedAt, Instant now)
    {
        var rota = availability.Rota(StationCode.Parse(alert.Station), asOf: null);
        var words = new ReplyWords(rota.Station.Zone, rota.Today);
        var interval = new Interval(alert.Start, alert.End);
        var reply = Reply.Of(Tone.Bad, [$"{alert.Callsign} will be off the run ", .. words.NamedRange(interval)]);

        var report = GapFixes.Find(rota.Timeline, Callsign.Parse(alert.Callsign), interval);

        reply = reply.Paragraph($"{Missing(report)} · for {ReplyWords.Length(interval.Duration)} · {Start(alert, now)}");
        if (Cure(report) is { } cure)
            reply = reply.Paragraph(cure);
        if (now - queuedAt > Late)
            reply = reply.Paragraph("This comes late: seen at ", words.When(queuedAt), ".");

        return rota.ReadAt is { } readAt ? reply.Footnote([.. words.ReadAt(readAt)]) : reply;
    }

    private static string Missing(FixReport report) => report.Shortfall.Count == 0
        ? "Gartan shows it off the run"
        : ReplyWords.Capital(ReplyWords.List([.. report.Shortfall.Select(Missing)]));

    private static string Missing(RequirementCount count) => count.Have == 0
        ? $"no {ReplyWords.Requirement(count.Name)}"
        : $"{ReplyWords.Requirement(count.Name)} {count.Have} of {count.Need}";

    private static string Start(KnownGap alert, Instant now) =>
        now < alert.Start ? $"starts in {ReplyWords.Length(alert.Start - now)}" : "has begun";

    /// <summary>Names nobody: the same words go to groups. Who could is a question (/fix).</summary>
    private static string? Cure(FixReport report) => (report.Whole, report.Shortfall) switch
    {
        ([], _) => null,
        ([{ People.Count: 1 } fix, ..], [{ Shortfall: 1 } only]) => $"1 {ReplyWords.Requirement(only.Name)} for {ReplyWords.Length(fix.Covers.Duration)} would fix it.",
        ([{ People.Count: 1 }, ..], _) => "One person could close it: /fix says who.",
        ([var smallest, ..], _) => $"{smallest.People.Count} people together could close it: /fix says who.",
    };
}
