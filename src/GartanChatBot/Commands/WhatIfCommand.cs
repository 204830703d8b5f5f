using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;

namespace GartanChatBot.Commands;

/// <summary>What if somebody books off? Only for the asker's eyes, and nothing is written anywhere.</summary>
internal sealed class WhatIfCommand(QuestionResolver resolver) : IChatCommand
{
    public string Name => "whatif";

    public string Summary => "what if somebody books off";

    public bool Changes(CommandArguments given) => false;

    public IReadOnlyList<CommandParameter> Parameters =>
    [
        resolver.PumpParameter,
        new("off", "who books off") { Kind = ParameterKind.CrewMember, Required = true },
        new("when", "from when to when, such as 18-23") { Kind = ParameterKind.Time, Required = true, TakesRest = true },
    ];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        var reply = resolver.AnswerForMember(request, request["off"], name => $"/whatif off \"{name}\" {request["when"]}", Answer);
        return ValueTask.FromResult(reply with { Private = true });
    }

    private static Reply Answer(ResolvedQuestion asked, MemberKey member) =>
        Absence.Answer(asked, member, $"{asked.Names.Of(member)} is", absence => Reply.Of(absence.Tone, absence.Outcomes[0].Sentence())
            .Bullets(absence.Others)
            .Paragraph("Only a what-if: I write nothing, booking is done in Gartan."));
}
