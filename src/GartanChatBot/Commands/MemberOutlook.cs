using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>One member's availability from a moment on, two changes ahead.</summary>
internal sealed class MemberOutlook(ResolvedQuestion asked, MemberKey member)
{
    private readonly MemberState? now = asked.Timeline.CrewAt(asked.Moment).FirstOrDefault(state => state.Key == member);

    private readonly IntervalSet booked = asked.Timeline.AvailabilityOf(member, asked.Ahead);

    /// <summary>Such as <c>off, back 17:00 today until Wed 07:00 (14 h), then Wed 16:45.</c></summary>
    public IReadOnlyList<TextRun> Sentence()
    {
        if (now is { Committed: true })
            return ["out at an incident", .. Later("; booked on ", booked.After(asked.Moment)), "."];

        if (booked.Around(asked.Moment) is { } on)
            return ["on", .. Until(on), .. asked.IsEndOfReading(on.End) ? [] : Later(", then ", booked.After(on.End)), "."];

        var off = now is { Readable: false } ? "can't be read in Gartan right now, so counted as off" : "off";
        if (booked.After(asked.Moment) is not { } next)
            return [$"{off}{(now is { Readable: false } ? "; " : ", ")}nothing booked before ", asked.Times.Day(asked.Ahead.End), "."];

        return
        [
            $"{off}{(now is { Readable: false } ? "; " : ", ")}back ", asked.Times.When(next.Start), IsToday(next.Start) ? " today" : "",
            .. Until(next), asked.IsEndOfReading(next.End) ? "" : $" ({LengthText.Of(next.Duration)})",
            .. asked.IsEndOfReading(next.End) ? [] : Later(", then ", booked.After(next.End)), ".",
        ];
    }

    /// <summary>Such as <c>on 18:00–22:00 and from Wed 12:30 on.</c>: the bookings in the period.</summary>
    public IReadOnlyList<TextRun> Over(Interval span)
    {
        var on = asked.Timeline.AvailabilityOf(member, span);
        var incident = asked.Timeline.CommittedOf(member, span);
        var unreadable = asked.Timeline.UnreadableOf(member, span);
        IReadOnlyList<TextRun> rest =
        [
            .. incident.IsEmpty ? (IReadOnlyList<TextRun>)[] : ["; out at an incident ", .. asked.Times.Ranges(incident)],
            .. unreadable.IsEmpty ? (IReadOnlyList<TextRun>)[] : ["; can't be read in Gartan ", .. asked.Times.Ranges(unreadable)],
            ".",
        ];
        return on.IsEmpty ? ["off", .. rest] : ["on ", .. asked.TimesIn(on, span), .. rest];
    }

    /// <summary>Such as <c>on until 18:00, then off until Wed 12:30.</c></summary>
    public IReadOnlyList<TextRun> OnAndOff()
    {
        if (booked.Around(asked.Moment) is not { } on || now is { Committed: true })
            return Sentence();

        return asked.IsEndOfReading(on.End) ? ["on", .. Until(on), "."]
            : booked.After(on.End) is { } next
                ? ["on until ", asked.Times.When(on.End), ", then off until ", asked.Times.When(next.Start), "."]
            : ["on until ", asked.Times.When(on.End), ", then off – nothing booked before ", asked.Times.Day(asked.Ahead.End), "."];
    }

    private IReadOnlyList<TextRun> Until(Interval block) => asked.IsEndOfReading(block.End)
        ? [", at least until ", asked.Times.Date(block.End)]
        : [" until ", IsOneDay(block) ? asked.Times.Clock(block.End) : asked.Times.When(block.End)];

    private bool IsToday(Instant at) => asked.Times.IsFromToday && asked.Rota.Station.Clock.DateOf(at) == asked.Rota.Today;

    private bool IsOneDay(Interval block)
    {
        var clock = asked.Rota.Station.Clock;
        return clock.DateOf(block.Start) == clock.DateOf(block.End);
    }

    private IReadOnlyList<TextRun> Later(string opening, Interval? block) =>
        block is { } next ? [opening, asked.Times.When(next.Start)] : [];
}
