using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;

namespace GartanChatBot.Commands;

/// <summary>Answers whether the linked asker is on, and until when.</summary>
internal sealed class MeCommand(QuestionResolver resolver) : IChatCommand
{
    public string Name => "me";

    public string Summary => "are you on, and until when";

    public bool Changes(CommandArguments given) => false;

    public bool NeedsOwnAccount => true;

    public IReadOnlyList<CommandParameter> Parameters => [QuestionResolver.When];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        if (request.As is not { } name)
            return ValueTask.FromResult(InvalidInputReplies.NotLinked);

        return ValueTask.FromResult(resolver.AnswerForMember(request, name, full => $"/crew {full}", Answer) with { Private = true });
    }

    private static Reply Answer(ResolvedQuestion asked, MemberKey member) => asked.Span is { } span
        ? Reply.Of(Tone.Plain, [$"You {asked.Are} ", .. new MemberOutlook(asked, member).Over(span)])
        : Reply.Of(Tone.Plain, [$"You {asked.Are} ", .. new MemberOutlook(asked, member).OnAndOff()]) with { LooksTo = asked.Ahead.End };
}
