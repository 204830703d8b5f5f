using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;

namespace GartanChatBot.Commands;

/// <summary>Shows what each pump would be without the asker. The answer is private and nothing is stored.</summary>
internal sealed class CanIGoCommand(QuestionResolver resolver) : IChatCommand
{
    public string Name => "canigo";

    public string Summary => "can you be spared then";

    public bool Changes(CommandArguments given) => false;

    public bool NeedsOwnAccount => true;

    public MenuSection Section => MenuSection.Yours;

    public IReadOnlyList<CommandParameter> Parameters =>
    [
        resolver.PumpParameter,
        QuestionResolver.When with { Summary = "from when to when, such as Fri 19:00 Sat 07:00", TakesRest = true },
    ];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        if (request.As is not { } name)
            return ValueTask.FromResult(InvalidInputReplies.NotLinked with { Private = true });

        var reply = resolver.AnswerForMember(request, name, full => $"/crew {full}", Answer);
        return ValueTask.FromResult(reply with { Private = true });
    }

    private static Reply Answer(ResolvedQuestion asked, MemberKey member)
    {
        return Absence.Answer(asked, [member], "You are", absence =>
            Reply
                .Of(absence.Tone, [Verdict(absence.Outcomes[0]), .. absence.Outcomes[0].Sentence()])
                .Bullets(absence.Others)
                .Paragraph("Book it in Gartan: I only read, and others may book off too."));
    }

    /// <summary>
    /// First words of the verdict. No "Yes" for a pump that is off anyway: the asker makes no difference, but it isn't good news.
    /// </summary>
    private static string Verdict(WhatIfOutcome worst) => worst switch
    {
        { OpensGap: true } => "Not without cover – ",
        { IsUnknown: true } => "I don't know – ",
        { IsOffAnyway: true } => "",
        _ => "Yes – ",
    };
}
