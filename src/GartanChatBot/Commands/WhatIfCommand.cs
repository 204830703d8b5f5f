using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using GartanChatBot.Wording;

namespace GartanChatBot.Commands;

/// <summary>Shows the effect of somebody booking off or on. The answer is private and nothing is stored.</summary>
internal sealed class WhatIfCommand(QuestionResolver resolver) : IChatCommand
{
    private const string OnlyWhatIf = "Only a what-if: nothing is booked; book in Gartan.";

    public string Name => "whatif";

    public string Summary => "what if somebody is off or on";

    public bool Changes(CommandArguments given) => false;

    public IReadOnlyList<CommandParameter> Parameters =>
    [
        resolver.PumpParameter,
        new("off", "who books off; separate several by commas") { Kind = ParameterKind.CrewMember, TakesRest = true },
        new("on", "who books on") { Kind = ParameterKind.CrewMember, TakesRest = true },
        QuestionResolver.When with { Summary = "from when to when, such as 18-23", TakesRest = true },
    ];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        if (NamesIn(request, "on") is { Count: > 0 } coming)
            return ValueTask.FromResult(
                resolver.AnswerForMembers(request, coming, name => $"/whatif on \"{name}\" {request["when"]}", Coming) with
                {
                    Private = true,
                });

        if (NamesIn(request, "off") is not { Count: > 0 } going)
            return ValueTask.FromResult(Reply.Refusal("Who books off or on? For example: /whatif off NAME 18-23."));

        var reply = resolver.AnswerForMembers(request, going, name => $"/whatif off \"{name}\" {request["when"]}", Going);
        return ValueTask.FromResult(reply with { Private = true });
    }

    private static IReadOnlyList<string> NamesIn(ChatRequest request, string parameter) =>
        NamedPeople.In(request[parameter] ?? "", request.As);

    private static Reply Going(ResolvedQuestion asked, IReadOnlyList<MemberKey> members)
    {
        var names = ListText.Of([.. members.Select(asked.Names.Of)]);
        return Absence.Answer(asked, members, $"{names} {asked.AreAt(asked.At, members.Count)}", absence =>
            Reply.Of(absence.Tone, absence.Outcomes[0].Sentence()).Bullets(absence.Others).Paragraph(OnlyWhatIf));
    }

    private static Reply Coming(ResolvedQuestion asked, IReadOnlyList<MemberKey> members) =>
        Presence.Answer(asked, members) is var reply && reply.Answered ? reply.Paragraph(OnlyWhatIf) : reply;
}
