using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>When am I needed most: the hours when a pump is on only because of the asker, and the gaps that they alone would close.</summary>
internal sealed class NeedMeCommand(RotaDesk desk) : IChatCommand
{
    private const int MostShown = 4;

    private static readonly Duration Week = Duration.FromDays(7);

    public string Name => "needme";

    public string Summary => "when you make the difference";

    public bool Changes(CommandArguments given) => false;

    public MenuSection Section => MenuSection.Yours;

    public IReadOnlyList<CommandParameter> Parameters => [desk.OnlyPumpParameter];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        if (request.As is not { } name)
            return ValueTask.FromResult(Refusals.NotLinked with { Private = true });

        var reply = desk.AnswerForMember(request, name, full => $"/crew {full}", Answer);
        return ValueTask.FromResult(reply with { Private = true });
    }

    private static Reply Answer(RotaQuestion asked, MemberKey member)
    {
        if (asked.Pumps.Count == 0)
            return Refusals.NoPumps(asked.Rota);

        if (asked.Rota.Coverage is not { } coverage)
            return Refusals.NotReadThatFar(asked, asked.At);

        var week = new Interval(asked.At, Instant.Min(coverage.End, asked.At + Week));
        var without = WhatIf.BookOff(asked.Timeline, member, week);
        var needed = asked.Pumps
            .SelectMany(pump => Offs(without, pump, week).Except(Offs(asked.Timeline, pump, week)).Select(time => (Pump: pump, Time: time)))
            .OrderBy(need => need.Time.Start).ToList();
        var closing = asked.Pumps.SelectMany(pump => asked.Timeline.Gaps(pump, week)).Where(gap => IsClosedBy(asked, gap, member)).OrderBy(gap => gap.Interval.Start).ToList();

        var hours = IntervalSet.Of(needed.Select(need => need.Time)).TotalDuration;
        var reply = Reply.Of(Tone.Plain, hours == Duration.Zero
            ? "In the next seven days no pump hangs on you alone."
            : $"In the next seven days your hours make the difference for {ReplyWords.Length(hours)}:")
            .Bullets([.. needed.Take(MostShown).Select(need => new Bullet(
                [.. Named(asked, need.Pump), .. asked.Times.NamedRange(need.Time), $" – without you {CrewingWords.WhyOff(without.StateAt(need.Pump, need.Time.Start))}"]))]);

        if (needed.Count > MostShown)
            reply = reply.Paragraph($"+{needed.Count - MostShown} more");

        if (closing.Count > 0)
            reply = reply.Paragraph("You alone would close:").Bullets([.. closing.Take(MostShown).Select(gap => new Bullet([.. Named(asked, gap.Callsign), .. asked.RangeOf(gap)], Tone.Bad))]);

        return week.Duration < Week ? reply.Paragraph("Only until ", asked.Times.Date(week.End), ": that is as far as I have read.") : reply;
    }

    private static bool IsClosedBy(RotaQuestion asked, Gap gap, MemberKey member) =>
        GapFixes.Find(asked.Timeline, gap.Callsign, gap.Interval).Whole.Any(fix => fix.People is [var only] && only.Member == member);

    private static IReadOnlyList<Span> Named(RotaQuestion asked, Callsign pump) => asked.Pumps.Count > 1 ? [$"{pump} "] : [];

    private static IntervalSet Offs(CrewingTimeline timeline, Callsign pump, Interval week) => IntervalSet.Of(timeline.Gaps(pump, week).Select(gap => gap.Interval));
}
