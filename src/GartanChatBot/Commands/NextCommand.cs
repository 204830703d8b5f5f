using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>When are we next short, or short then? Exact times and causes, and how far ahead that is known.</summary>
internal sealed class NextCommand(QuestionResolver resolver) : IChatCommand
{
    private const int MostGaps = 8;

    public string Name => "next";

    public IReadOnlyList<string> Aliases => ["gaps", "short"];

    public string Summary => "when we are next short";

    public bool Changes(CommandArguments given) => false;

    public IReadOnlyList<CommandParameter> Parameters =>
    [
        resolver.PumpParameter,
        QuestionResolver.When with { Summary = "a day or a part of one; all that is booked if left out", TakesRest = true },
    ];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(resolver.AnswerForPumps(request, Answer));

    private static Reply Answer(ResolvedQuestion asked) => asked.Window is { } window
        ? Answer(asked, window, asked.NameOf(window))
        : Answer(asked, asked.Outlook, ["before ", asked.Times.Day(asked.Horizon)]);

    private static Reply Answer(ResolvedQuestion asked, Interval window, IReadOnlyList<TextRun> when)
    {
        Gap[] gaps = [.. asked.Pumps.SelectMany(pump => asked.GapsIn(pump, window)).OrderBy(gap => gap.Interval.Start)];
        var isKnown = asked.IsKnown(window);

        var reply =
            gaps.Length > 0
                ? Reply
                    .Of(Tone.Bad, asked.Gaps.Line(gaps[0]))
                    .Bullets([.. gaps.Take(MostGaps).Skip(1).Select(gap => new Bullet(asked.Gaps.Line(gap), Tone.Bad))])
            : isKnown ? Reply.Of(Tone.Good, ["No gap booked ", .. when])
            : Reply.Of(Tone.Unknown, ["Short or not? Not all is known ", .. when]);

        return Rest(reply, gaps.Length, isKnown, when).Buttons(Buttons(asked, gaps)) with { About = Gap.Around(gaps, window) };
    }

    private static Reply Rest(Reply reply, int gaps, bool isKnown, IReadOnlyList<TextRun> when) => gaps switch
    {
        0 when !isKnown => reply.Paragraph("Nothing is short in the time that I could read; people can still book off."),
        0 => reply.Paragraph("That is what is booked so far: people can still book off."),
        > MostGaps => reply.Paragraph([$"+{gaps - MostGaps} more ", .. when, "."]),
        _ when !isKnown => reply.Paragraph(["Not all is known ", .. when, "."]),
        _ => reply.Paragraph(["Nothing else booked ", .. when, "."]),
    };

    private static IEnumerable<ReplyButton> Buttons(ResolvedQuestion asked, Gap[] gaps) => gaps is [var first, ..]
        ? [asked.Button("What would fix it", "fix", first.Callsign), asked.Button("Week", "week", first.Callsign)]
        : [asked.Button("Week", "week", asked.Pumps[0])];
}
