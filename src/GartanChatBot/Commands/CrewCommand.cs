using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;

namespace GartanChatBot.Commands;

/// <summary>Is somebody about, and when next? Never why not.</summary>
internal sealed class CrewCommand(QuestionResolver resolver) : IChatCommand
{
    public string Name => "crew";

    public string Summary => "is somebody about";

    public bool Changes(CommandArguments given) => false;

    public IReadOnlyList<CommandParameter> Parameters =>
    [
        resolver.PumpParameter,
        QuestionResolver.When,
        new("name", "somebody's name") { Kind = ParameterKind.CrewMember, Required = true, TakesRest = true },
    ];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(resolver.AnswerForMember(request, request["name"], name => $"/crew {name}", About));

    public static Reply About(ResolvedQuestion asked, MemberKey member) =>
        asked.Span is { } span
            ? Reply.Of(Tone.Plain, [$"{asked.Names.Of(member)} – ", .. new MemberOutlook(asked, member).Over(span)])
            : Reply.Of(Tone.Plain, [$"{asked.Names.Of(member)} – ", .. new MemberOutlook(asked, member).Sentence()]) with
            {
                LooksTo = asked.Ahead.End,
            };
}
