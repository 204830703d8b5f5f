using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Fixes;
using GartanChatBot.Crewing.Timeline;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>Lists the hours when a pump is on the run only because of the asker, and the gaps that the asker alone would close.</summary>
internal sealed class NeedMeCommand(QuestionResolver resolver) : IChatCommand
{
    private const int MaxShown = 4;

    private static readonly Duration Week = Duration.FromDays(7);

    public string Name => "needme";

    public string Summary => "when you make the difference";

    public bool Changes(CommandArguments given) => false;

    public bool NeedsOwnAccount => true;

    public MenuSection Section => MenuSection.Yours;

    public IReadOnlyList<CommandParameter> Parameters => [resolver.OnlyPumpParameter, QuestionResolver.When];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        if (request.As is not { } name)
            return ValueTask.FromResult(InvalidInputReplies.NotLinked with { Private = true });

        var reply = resolver.AnswerForMember(request, name, full => $"/crew {full}", Answer);
        return ValueTask.FromResult(reply with { Private = true });
    }

    private static Reply Answer(ResolvedQuestion asked, MemberKey member)
    {
        if (asked.Pumps.Count == 0)
            return InvalidInputReplies.NoPumps(asked.Rota);

        var week = asked.Window ?? new Interval(asked.At, Instant.Min(asked.Horizon, asked.At + Week));
        if (!asked.IsReadAtAll(week))
            return InvalidInputReplies.NotReadThatFar(asked, asked.At);

        var isKnown = asked.IsKnown(week);
        var without = WhatIf.BookOff(asked.Timeline, member, week);
        var needed = asked
            .Pumps.SelectMany(pump =>
                without.OffIn(pump, week).Except(asked.Timeline.OffIn(pump, week)).Select(time => (Pump: pump, Time: time)))
            .OrderBy(need => need.Time.Start)
            .ToList();
        var closing = asked
            .Pumps.SelectMany(pump => asked.Timeline.Gaps(pump, week))
            .Where(gap => IsClosedBy(asked, gap, member))
            .OrderBy(gap => gap.Interval.Start)
            .ToList();

        var hours = IntervalSet.Of(needed.Select(need => need.Time)).TotalDuration;
        var reply = Reply
            .Of(isKnown ? Tone.Plain : Tone.Unknown, Headline(asked, hours, isKnown))
            .Bullets([
                .. needed
                    .Take(MaxShown)
                    .Select(need => new Bullet([
                        .. Named(asked, need.Pump),
                        .. asked.Times.NamedRange(need.Time),
                        $" – without you {CrewingText.WhyOff(without.StateAt(need.Pump, need.Time.Start))}",
                    ])),
            ]);

        if (needed.Count > MaxShown)
            reply = reply.Paragraph($"+{needed.Count - MaxShown} more");

        if (closing.Count > 0)
            reply = reply
                .Paragraph(asked.Verb("You alone would have closed:", "You alone would close:", "You alone would close:"))
                .Bullets([
                    .. closing
                        .Take(MaxShown)
                        .Select(gap => new Bullet([.. Named(asked, gap.Callsign), .. asked.Gaps.Range(gap)], Tone.Bad)),
                ]);

        reply =
            asked.Said is null && week.Duration < Week
                ? reply.Paragraph("Only until ", asked.Times.Date(week.End), ": that's as far as I've read.")
                : reply;
        return reply with { About = week };
    }

    private static string Headline(ResolvedQuestion asked, Duration hours, bool isKnown)
    {
        var time = asked.Said is null ? "the next seven days" : "that time";
        var make = asked.Verb("made", "make", "make");
        return (hours == Duration.Zero, isKnown) switch
        {
            (true, true) => $"In {time} no pump {asked.Verb("relied", "relies", "relies")} on you alone.",
            (true, false) => $"Not all of {time} is known, so I don't know when you {asked.Verb("were", "are", "are")} needed most.",
            (false, true) => $"In {time} your hours {make} the difference for {LengthText.Of(hours)}:",
            _ => $"In the part of {time} that I've read, your hours {make} the difference for {LengthText.Of(hours)}:",
        };
    }

    private static bool IsClosedBy(ResolvedQuestion asked, Gap gap, MemberKey member) =>
        GapFixes.Find(asked.Timeline, gap.Callsign, gap.Interval).Whole.Any(fix => fix.People is [var only] && only.Member == member);

    private static IReadOnlyList<TextRun> Named(ResolvedQuestion asked, Callsign pump) => asked.Pumps.Count > 1 ? [$"{pump} "] : [];
}
