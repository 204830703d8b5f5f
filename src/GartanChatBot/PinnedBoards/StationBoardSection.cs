using GartanChatBot.Chat.Replies;
using GartanChatBot.Commands;
using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.PinnedBoards;

/// <summary>
/// One station's section of a board. It changes with the rota and each quarter-hour, not each minute: no "in 40 m", no "27 min old". The
/// quarter-hour shows the board's own age, in case the bot stops.
/// </summary>
internal sealed class StationBoardSection(ResolvedQuestion asked, bool severalStations)
{
    private static readonly Duration Quarter = Duration.FromMinutes(StationClock.SlotMinutes);

    private readonly IReadOnlyList<ApplianceOutlook> outlooks =
    [
        .. asked.Pumps.Select(pump => new ApplianceOutlook(asked, pump, asked.At)),
    ];

    private RotaAgeKind Kind => asked.Rota.Age.Kind;

    /// <summary>
    /// <c>14:15 · Gartan at most 15 min old</c>: the quarter-hour that the section describes, and the age of the reading.
    /// </summary>
    public IReadOnlyList<TextRun> Age
    {
        get
        {
            var slot = Instant.FromUnixTimeTicks(asked.At.ToUnixTimeTicks() / Quarter.BclCompatibleTicks * Quarter.BclCompatibleTicks);
            IReadOnlyList<TextRun> board =
            [
                severalStations ? $"{asked.Rota.Station.Code}, board of " : "Board of ", asked.Times.When(slot), asked.Times.Ticking(slot),
            ];

            return asked.Rota.ReadAt is not { } readAt ? [.. board, " · Gartan not read"]
                : Kind is RotaAgeKind.Fresh or RotaAgeKind.History
                    ? [.. board, $" · Gartan at most {asked.Rota.Age.FreshFor.TotalMinutes:0} min old", .. OlderAhead()]
                : [.. board, " · ⚠ Gartan last read ", asked.Times.When(readAt)];
        }
    }

    /// <summary>Warning about the oldest reading of later days, which bars, states and the next gap depend on.</summary>
    private IReadOnlyList<TextRun> OlderAhead() =>
        AnswerScope
            .DaysOf(asked.Rota.Station.Clock, asked.Outlook)
            .Select(asked.Rota.AgeOf)
            .Where(age => age.Kind is RotaAgeKind.Old)
            .Min(age => age.ReadAt)
            is { } readAt
            ? [" · ⚠ some of the time ahead last read ", asked.Times.When(readAt)]
            : [];

    public Reply Write() => Below(Reply.Of(Tone, Title));

    public Reply WriteBelow(Reply reply) => Below(reply.Bullets(new Bullet(Title, Tone)));

    private bool IsKnown => !asked.Rota.Age.IsUntrusted && outlooks.Count > 0;

    private Tone Tone => IsKnown ? outlooks[0].Tone : Tone.Unknown;

    private IReadOnlyList<TextRun> Title =>
        IsKnown ? Line(outlooks[0])
        : asked.Rota.ReadAt is { } readAt && Kind is RotaAgeKind.TooOld
            ? [$"{Name} – I don't know: Gartan was last read ", asked.Times.When(readAt)]
        : [$"{Name} – I don't know: today's rota has not been read yet"];

    private string Name => outlooks.Count == 1 ? outlooks[0].Pump.Value : asked.Rota.Station.Code.Value;

    private Reply Below(Reply reply)
    {
        if (!IsKnown)
            return LastKnown(reply);

        reply = PageCautions.OfCounts(asked.Timeline, asked.Outlook, asked.Times).Concat(PageCautions.OfPeople(asked.Timeline, asked.At))
            .Aggregate(reply, (all, caution) => all.Paragraph(caution));
        reply = reply.Bullets([.. outlooks.Skip(1).Select(outlook => new Bullet(Line(outlook), outlook.Tone))]);
        reply = reply.With(new ReplyBlock.FixedWidthBlock(Bars())).Paragraph(NextGap());
        return UnreadableBesideNow() is { Count: > 0 } unreadable ? reply.Paragraph(unreadable) : reply;
    }

    /// <summary>Adds the state at the last reading, not what was booked to follow.</summary>
    private Reply LastKnown(Reply reply) => asked.Rota.ReadAt is not { } readAt ? reply
        : reply.Bullets([.. asked.Pumps.Select(pump => new ApplianceOutlook(asked, pump, readAt))
            .Where(then => then.State.Phase is not RunPhase.Unknown)
            .Select(then => new Bullet(["Last known: ", then.Headline], Tone.Unknown))]);

    private IReadOnlyList<TextRun> Line(ApplianceOutlook outlook) =>
        outlook.State.Phase switch
        {
            RunPhase.Unknown => [outlook.Headline],
            RunPhase.Off => [outlook.Headline, ", ", .. outlook.Since, .. Back(outlook)],
            _ when outlook.EndsThen => [outlook.Headline, ", until ", asked.Times.When(outlook.Run.End)],
            _ =>
            [
                outlook.Headline, ", at least until ",
                outlook.Run.EndKnown ? asked.Times.When(outlook.Run.End) : asked.Times.Date(outlook.Run.End),
            ],
        };

    private IReadOnlyList<TextRun> Back(ApplianceOutlook outlook) =>
        !outlook.Run.EndKnown && outlook.Run.End >= asked.Horizon
            ? [", nothing better booked before ", asked.Times.Day(outlook.Run.End)]
            :
            [
                outlook.StateAtEnd.Phase switch
                {
                    RunPhase.On => ", back ",
                    RunPhase.Unknown => ", at least until ",
                    _ => ", until ",
                },
                asked.Times.When(outlook.Run.End),
            ];

    private List<string> Bars()
    {
        List<string> lines = [HourlyBarChart.Header];
        var tomorrow = asked.Rota.Station.Clock.DateOf(asked.At + Duration.FromHours(24));
        HourlyBarChart? last = null;

        foreach (var pump in asked.Pumps)
        {
            if (asked.Pumps.Count > 1)
                lines.Add(pump.Value);

            last = new HourlyBarChart(asked, pump);
            lines.AddRange([last.Row(asked.Rota.Today), last.Row(tomorrow)]);
        }

        if (last is not null)
            lines.Add(last.Explanation(asked.At));

        return lines;
    }

    /// <summary>Describes the next gap, and unknown time before it. A gap that has started is in the title instead.</summary>
    private IReadOnlyList<TextRun> NextGap()
    {
        var ahead = asked.Outlook;
        var next = asked
            .Pumps.SelectMany(pump => asked.Timeline.Gaps(pump, ahead))
            .Where(gap => gap.Interval.Start > asked.At)
            .MinBy(gap => gap.Interval.Start);
        var unknown = OutlookText.UnknownIn(asked, new(ahead.Start, next?.Interval.Start ?? ahead.End));
        if (next is not null)
        {
            IReadOnlyList<TextRun> gap = [.. asked.Gaps.Line(next), .. AgeText.Mark(asked.Rota.AgeOf(next.Interval), asked.Times)];
            return unknown.IsEmpty
                ? ["Next gap: ", .. gap]
                : ["Next known gap: ", .. gap, ". Not known before it: ", .. OutlookText.Listed(asked, unknown), "."];
        }

        return unknown.IsEmpty
            ? OutlookText.NoFurtherGap(asked)
            : ["Not known whether we're short: ", .. OutlookText.Listed(asked, unknown), "."];
    }

    /// <summary>Caution about unreadable people in the time shown who are readable now; bars and gaps count them as off.</summary>
    private IReadOnlyList<TextRun> UnreadableBesideNow()
    {
        var shown = new Interval(asked.Rota.Station.Clock.StartOf(asked.Rota.Today), asked.Horizon);
        return
            asked.Timeline.UnreadablePeopleIn(shown) is > 0 and var people
            && asked.Timeline.UnreadablePeopleIn(new(asked.At, asked.At)) == 0
            ? [PageCautions.UnreadableFor(people, "the time shown")]
            : [];
    }
}
