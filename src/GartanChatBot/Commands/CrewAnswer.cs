using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>Answers who is on and whether the pump is on the run: now, at another moment, or over a period.</summary>
internal static class CrewAnswer
{
    public static Reply Of(ResolvedQuestion asked) =>
        asked.Span is { } span
            ? new SpanCard(asked, span).Write([.. ListText.Capital(SaidTimes.NameOf(asked, span)), BookedSoFar(asked, span.End)])
        : asked.Said is null ? Now(asked)
        : Then(asked);

    private static Reply Now(ResolvedQuestion asked)
    {
        var card = new CrewCard(asked, asked.At);
        var first = card.Outlooks[0];

        return card.Complete(Reply.Of(first.Tone, first.Headline)).Buttons(
            asked.Button("Refresh", "now", first.Pump),
            first.State.Phase is RunPhase.Off ? asked.Button("Why", "why", first.Pump) : asked.Button("Until when", "until", first.Pump),
            asked.Button("What would fix it", "fix", first.Pump),
            asked.Button("Next 24 h", "timeline", first.Pump));
    }

    private static Reply Then(ResolvedQuestion asked)
    {
        var card = new CrewCard(asked, asked.Moment);
        var first = card.Outlooks[0];
        var heading = Reply.Of(first.Tone, [asked.Times.DayAndClock(asked.Moment), BookedSoFar(asked, asked.Moment)]);

        return card.Complete(heading.Paragraph(first.Headline)) with { TitleNamesTime = true };
    }

    private static string BookedSoFar(ResolvedQuestion asked, Instant until) => until > asked.At ? " – booked so far" : "";
}
