using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>Lists the next gaps with exact times and causes, and how far ahead the rota is known.</summary>
internal sealed class NextCommand(QuestionResolver resolver) : IChatCommand
{
    private const int MaxGaps = 5;

    public string Name => "next";

    public IReadOnlyList<string> Aliases => ["gaps", "short"];

    public string Summary => "when we're next short";

    public bool Changes(CommandArguments given) => false;

    public IReadOnlyList<CommandParameter> Parameters =>
    [
        resolver.PumpParameter,
        QuestionResolver.When with { Summary = "a day or part of one; all that is booked if omitted", TakesRest = true },
    ];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(resolver.AnswerForPumps(request, Answer));

    private static Reply Answer(ResolvedQuestion asked)
    {
        var window = asked.Span ?? FromThere(asked);
        Gap[] gaps = [.. asked.Pumps.SelectMany(pump => asked.GapsIn(pump, window)).OrderBy(gap => gap.Interval.Start)];
        var isKnown = asked.IsKnown(window);
        var more = gaps.Length > MaxGaps + 1 ? gaps.Length - MaxGaps : 0;

        // The answer starts with the requested time, so these texts need no date.
        IReadOnlyList<TextRun> when = asked.Span is null ? [" before ", asked.Times.Day(asked.Horizon)] : [];
        var booked = asked.Verb("", " booked", " booked");

        var reply =
            gaps.Length > 0
                ? Reply
                    .Of(Tone.Bad, asked.Gaps.Line(gaps[0]))
                    .Bullets([.. gaps.SkipLast(more).Skip(1).Select(gap => new Bullet(asked.Gaps.Line(gap), Tone.Bad))])
            : isKnown ? Reply.Of(Tone.Good, [$"No gap{booked}", .. when])
            : Reply.Of(Tone.Unknown, ["I don't know if we're short: part of the time isn't known", .. when]);

        reply =
            gaps.Length == 0 ? StillOpen(reply, asked, isKnown)
            : more > 0 ? reply.Paragraph([$"+{more} more", .. when, "."])
            : isKnown ? reply.Paragraph([$"Nothing else{booked}", .. when, "."])
            : reply.Paragraph(["Part of the time isn't known", .. when, "."]);
        return reply.Buttons(Buttons(asked, gaps, gaps[^more..], window)) with { About = Gap.Around(gaps, window) };
    }

    /// <summary>The period from the requested moment to the horizon.</summary>
    private static Interval FromThere(ResolvedQuestion asked) =>
        asked.Moment < asked.Horizon ? new(asked.Moment, asked.Horizon) : asked.Window!.Value;

    /// <summary>Adds a caution to the answer: bookings may still change, except those in the past.</summary>
    private static Reply StillOpen(Reply reply, ResolvedQuestion asked, bool isKnown) => (isKnown, asked.Tense is Tense.Past) switch
    {
        (true, true) => reply,
        (true, false) => reply.Paragraph("That's what's booked so far: people can still book off."),
        (false, true) => reply.Paragraph("Nothing was short in the time I've read."),
        _ => reply.Paragraph("Nothing is short in the time I've read; people can still book off."),
    };

    private static IEnumerable<ReplyButton> Buttons(ResolvedQuestion asked, Gap[] gaps, Gap[] left, Interval window)
    {
        if (left is [var later, ..])
            yield return new("Later gaps", SaidTimes.Asking(asked, new(later.Interval.Start, window.End)));

        if (gaps.Length > 0 && asked.Tense is not Tense.Past)
            yield return asked.Button("What would fix it", "fix", gaps[0].Callsign, FirstOf(asked, gaps[0]));

        yield return asked.Button("Week", "week", gaps is [var first, ..] ? first.Callsign : asked.Pumps[0]);
    }

    /// <summary>The gap's start as an argument; empty for the first gap ahead, which is the default.</summary>
    private static string FirstOf(ResolvedQuestion asked, Gap gap) =>
        asked.Said is null ? "" : SaidTimes.Iso(asked, gap.Interval.Start);
}
