using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Commands;

/// <summary>Am I on? For the crew member that the asker is linked to.</summary>
internal sealed class MeCommand(QuestionResolver resolver) : IChatCommand
{
    public string Name => "me";

    public string Summary => "am I on, until when";

    public bool Changes(CommandArguments given) => false;

    public bool NeedsOwnAccount => true;

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        if (request.As is not { } name)
            return ValueTask.FromResult(InvalidInputReplies.NotLinked);

        var reply = resolver.AnswerForMember(request, name, full => $"/crew {full}", (asked, member) =>
            Reply.Of(Tone.Plain, ["You are ", .. new MemberOutlook(asked, member).OnAndOff()]) with { LooksTo = asked.Ahead.End });

        return ValueTask.FromResult(reply with { Private = true });
    }
}
