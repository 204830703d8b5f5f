using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;

namespace GartanChatBot.Commands;

/// <summary>What if somebody books off? Only for the asker's eyes, and nothing is written anywhere.</summary>
internal sealed class WhatIfCommand(RotaDesk desk) : IChatCommand
{
    public string Name => "whatif";

    public string Summary => "what if somebody books off";

    public bool Changes(CommandArguments given) => false;

    public IReadOnlyList<CommandParameter> Parameters =>
    [
        desk.PumpParameter,
        new("off", "who books off") { Kind = ParameterKind.CrewMember, Required = true },
        new("when", "from when to when, such as 18-23") { Kind = ParameterKind.Time, Required = true, TakesRest = true },
    ];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        var reply = desk.AnswerForMember(request, request["off"], name => $"/whatif off \"{name}\" {request["when"]}", Answer);
        return ValueTask.FromResult(reply with { Private = true });
    }

    private static Reply Answer(RotaQuestion asked, MemberKey member)
    {
        var words = asked.Request["when"] ?? "";
        if (!asked.TimeWords.TrySpan(words, asked.At, out var off))
            return Refusals.BadSpan(words);

        if (asked.Timeline.CoverageAround(off.Start) is not { } coverage)
            return Refusals.NotReadThatFar(asked, off.Start);

        if (off.End > coverage.End)
            return Refusals.NotReadThatFar(asked, off.End);

        if (asked.Pumps.Count == 0)
            return Refusals.NoPumps(asked.Rota);

        if (asked.Timeline.AvailabilityOf(member, off).IsEmpty)
            return Reply.Of(Tone.Plain, [$"{asked.Names.Of(member)} is not booked on ", .. asked.Times.NamedRange(off), ": nothing would change."]);

        var imagined = WhatIf.BookOff(asked.Timeline, member, off);
        var outcomes = asked.Pumps.Select(pump => new WhatIfOutcome(asked, imagined, pump, member, off)).ToList();

        return Reply.Of(outcomes[0].Tone, outcomes[0].Sentence())
            .Bullets([.. outcomes.Skip(1).Select(outcome => new Bullet(outcome.Sentence(), outcome.Tone))])
            .Paragraph("Only a what-if: I write nothing, booking is done in Gartan.");
    }
}
