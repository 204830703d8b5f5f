using System.Text.RegularExpressions;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;

namespace GartanChatBot.Commands;

/// <summary>What if somebody books off, or on? Only for the asker's eyes, and nothing is written anywhere.</summary>
internal sealed partial class WhatIfCommand(QuestionResolver resolver) : IChatCommand
{
    private const string OnlyWhatIf = "Only a what-if: I write nothing, booking is done in Gartan.";

    public string Name => "whatif";

    public string Summary => "what if somebody is off or on";

    public bool Changes(CommandArguments given) => false;

    public IReadOnlyList<CommandParameter> Parameters =>
    [
        resolver.PumpParameter,
        new("off", "who books off; several with a comma between") { Kind = ParameterKind.CrewMember, TakesRest = true },
        new("on", "who books on") { Kind = ParameterKind.CrewMember, TakesRest = true },
        QuestionResolver.When with { Summary = "from when to when, such as 18-23", Required = true, TakesRest = true },
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
            return ValueTask.FromResult(Reply.Refusal("Who books off, or on? Such as /whatif off NAME 18-23."));

        var reply = resolver.AnswerForMembers(request, going, name => $"/whatif off \"{name}\" {request["when"]}", Going);
        return ValueTask.FromResult(reply with { Private = true });
    }

    /// <summary><c>Elm, Gorse</c>, <c>elm and gorse</c>; "me" is whoever asks.</summary>
    private static IReadOnlyList<string> NamesIn(ChatRequest request, string parameter) =>
    [
        .. Between().Split(request[parameter] ?? "").Where(name => name.Length > 0)
            .Select(name => name.ToUpperInvariant() is "ME" or "I" or "MYSELF" ? request.As ?? name : name),
    ];

    private static Reply Going(ResolvedQuestion asked, IReadOnlyList<MemberKey> members)
    {
        var names = ReplyText.List([.. members.Select(asked.Names.Of)]);
        return Absence.Answer(asked, members, $"{names} {(members.Count == 1 ? "is" : "are")}", absence =>
            Reply.Of(absence.Tone, absence.Outcomes[0].Sentence()).Bullets(absence.Others).Paragraph(OnlyWhatIf));
    }

    private static Reply Coming(ResolvedQuestion asked, IReadOnlyList<MemberKey> members) =>
        Presence.Answer(asked, members) is var reply && reply.Answered ? reply.Paragraph(OnlyWhatIf) : reply;

    /// <summary>A name may hold a comma of its own: <c>VAN DYKE, A</c>; then what comes after it is initials.</summary>
    [GeneratedRegex(
        @"\s*,\s*(?![A-Za-z]{1,3}(?:\s*\([0-9]+\))?(?:\s*,|\s+and\s|\s*$))|\s+(?:and|plus|with|or)\s+|\s*[&+]\s*", RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Between();
}
