using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;

namespace GartanChatBot.Commands;

/// <summary>Answers whether crew members are on and when next; never why they are off.</summary>
internal sealed class CrewCommand(QuestionResolver resolver) : IChatCommand
{
    public string Name => "crew";

    public string Summary => "is somebody on";

    public bool Changes(CommandArguments given) => false;

    public IReadOnlyList<CommandParameter> Parameters =>
    [
        resolver.PumpParameter,
        QuestionResolver.When,
        new("name", "somebody's name, or several") { Kind = ParameterKind.CrewMember, Required = true, TakesRest = true },
    ];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(
            resolver.AnswerForMembers(request, NamedPeople.In(request["name"]!, request.As), name => $"/crew {name}", Answer));

    public static Reply About(ResolvedQuestion asked, MemberKey member) => Answer(asked, [member]);

    private static Reply Answer(ResolvedQuestion asked, IReadOnlyList<MemberKey> members) =>
        Reply.Of(Tone.Plain, Line(asked, members[0])).Bullets([.. members.Skip(1).Select(member => new Bullet(Line(asked, member)))]) with
        {
            LooksTo = asked.Span is null ? asked.Ahead.End : null,
        };

    private static IReadOnlyList<TextRun> Line(ResolvedQuestion asked, MemberKey member)
    {
        var outlook = new MemberOutlook(asked, member);
        return [$"{asked.Names.Of(member)} – ", .. asked.Span is { } span ? outlook.Over(span) : outlook.Sentence()];
    }
}
