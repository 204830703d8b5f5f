using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Fixes;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>Lists the smallest changes that would close a gap; leaves out crew who must not be asked.</summary>
internal sealed class FixCommand(QuestionResolver resolver) : IChatCommand
{
    /// <summary>Search margin around a gap for bookings that could be extended to close it.</summary>
    private static readonly Duration Reach = Duration.FromHours(12);

    public string Name => "fix";

    public string Summary => "what would close the gap";

    public bool Changes(CommandArguments given) => false;

    public IReadOnlyList<CommandParameter> Parameters =>
    [
        resolver.PumpParameter,
        QuestionResolver.When with
        {
            Summary = "a time within the gap; the next gap if omitted",
            TakesRest = true,
            Suggestions = request => GapSuggestions.Of(resolver, request),
        },
    ];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(resolver.AnswerForPumps(request, Answer));

    private static Reply Answer(ResolvedQuestion asked)
    {
        if (asked.Tense is Tense.Past)
            return InvalidInputReplies.Passed("it's too late to close a gap");

        // A gap that has begun can be closed from the current quarter-hour on.
        var ahead = new Interval(asked.ThisSlot, asked.Horizon);
        var window = asked.Window ?? ahead;
        window = new(Instant.Max(window.Start, ahead.Start), Instant.Max(window.End, ahead.Start));
        if (GapsIn(asked, window) is [var meant, .. var later])
        {
            var from = meant.Interval.Start - Reach;
            var reply = ForGap(asked, meant, window == ahead ? Instant.Min(asked.At, from) : from);
            return window == ahead ? reply : WithLater(reply, asked, later);
        }

        if (!asked.IsKnown(window))
            return Reply.Of(
                Tone.Unknown,
                asked.Said is null
                    ? ["I don't know: part of the time isn't known before ", asked.Times.Day(ahead.End)]
                    : ["I don't know: part of the time isn't known"]
            ) with
            {
                About = window,
            };

        if (window == ahead || GapsIn(asked, ahead) is not { Length: > 0 } others)
            return NothingToFix(asked, ahead);

        var next = others.FirstOrDefault(gap => gap.Interval.Start >= window.Start) ?? others[0];
        var start = SaidTimes.Iso(asked, next.Interval.Start);
        return Reply.Of(Tone.Plain, ["No gap is booked then. The next: ", .. asked.TimesFromToday.NamedRange(next.Interval), "."])
            .Buttons(asked.Button("Fix that one", "fix", next.Callsign, start)) with
        { About = ahead };
    }

    private static Reply NothingToFix(ResolvedQuestion asked, Interval ahead) => asked.IsKnown(ahead)
        ? Reply.Of(Tone.Good, "Nothing to fix: no gap booked before ", asked.Times.Day(ahead.End)) with { About = ahead }
        : Reply.Of(Tone.Plain, "No gap is booked then.") with { About = ahead };

    private static Gap[] GapsIn(ResolvedQuestion asked, Interval window) =>
        [.. asked.Pumps.SelectMany(pump => asked.GapsIn(pump, window)).OrderBy(gap => gap.Interval.Start)];

    /// <summary>Fixes one gap at a time; a line mentions the other gaps in the period.</summary>
    private static Reply WithLater(Reply reply, ResolvedQuestion asked, Gap[] later) => later is not [var second, ..] ? reply
        : reply
            .Paragraph([
                later.Length == 1 ? "One more gap then: " : $"{later.Length} more gaps then, the next ",
                .. asked.HasSeveralPumps ? [$"{second.Callsign} "] : (IReadOnlyList<TextRun>)[],
                .. asked.Gaps.Range(second),
                ".",
            ])
            .Buttons(asked.Button("Fix the next", "fix", second.Callsign, SaidTimes.Iso(asked, second.Interval.Start)));

    private static Reply ForGap(ResolvedQuestion asked, Gap gap, Instant from)
    {
        var words = new FixText(asked, gap, GapFixes.Find(asked.Timeline, gap.Callsign, gap.Interval));
        return words.Reply() with { About = new(from, gap.Interval.End), LooksTo = gap.Interval.End + Reach };
    }
}
