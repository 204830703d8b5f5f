using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;

namespace GartanChatBot.Commands;

/// <summary>Can I book off then? What the pump would be without the asker; only for their eyes, and nothing is written anywhere.</summary>
internal sealed class CanIGoCommand(RotaDesk desk) : IChatCommand
{
    public string Name => "canigo";

    public string Summary => "can you be spared then";

    public bool Changes(CommandArguments given) => false;

    public MenuSection Section => MenuSection.Yours;

    public IReadOnlyList<CommandParameter> Parameters =>
    [
        desk.PumpParameter,
        new("when", "from when to when, such as Fri 19:00 Sat 07:00") { Kind = ParameterKind.Time, Required = true, TakesRest = true },
    ];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        if (request.As is not { } name)
            return ValueTask.FromResult(Refusals.NotLinked with { Private = true });

        var reply = desk.AnswerForMember(request, name, full => $"/crew {full}", Answer);
        return ValueTask.FromResult(reply with { Private = true });
    }

    private static Reply Answer(RotaQuestion asked, MemberKey member)
    {
        var words = asked.Request["when"] ?? "";
        if (!asked.TimeWords.TrySpan(words, asked.At, out var off))
            return Refusals.BadSpan(words);

        if (asked.Timeline.CoverageAround(off.Start) is not { } coverage || off.Start < asked.Ahead.Start)
            return Refusals.NotReadThatFar(asked, off.Start);

        if (off.End > coverage.End)
            return Refusals.NotReadThatFar(asked, off.End);

        if (asked.Pumps.Count == 0)
            return Refusals.NoPumps(asked.Rota);

        if (asked.Timeline.AvailabilityOf(member, off).IsEmpty)
            return Reply.Of(Tone.Plain, ["You are not booked on ", .. asked.Times.NamedRange(off), ": nothing would change."]);

        var own = new RotaQuestion(asked.Request with { Names = NameStyle.Short }, asked.Rota, asked.Pumps);
        var outcomes = asked.Pumps.Select(pump => new WhatIfOutcome(own, WhatIf.BookOff(asked.Timeline, member, off), pump, member, off)).ToList();
        var worst = outcomes.FirstOrDefault(outcome => outcome.OpensGap) ?? outcomes.FirstOrDefault(outcome => outcome.IsUnknown) ?? outcomes[0];
        var verdict = worst.OpensGap ? "Not without cover – " : worst.IsUnknown ? "I can't say – " : "Yes – ";

        return Reply.Of(worst.Tone, [verdict, .. worst.Sentence()])
            .Bullets([.. outcomes.Where(outcome => outcome != worst).Select(outcome => new Bullet(outcome.Sentence(), outcome.Tone))])
            .Paragraph("Book it in Gartan: I only read, and others may book off too.");
    }
}
