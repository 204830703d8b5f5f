using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chats;

namespace GartanChatBot.Commands.Access;

/// <summary>Lists everything stored about the asker, grouped by kind.</summary>
internal sealed class MyDataCommand(IEnumerable<IPersonalRecords> folders) : IChatCommand
{
    public string Name => "mydata";

    public string Summary => "what I have stored about you";

    public bool Changes(CommandArguments given) => false;

    public bool NeedsOwnAccount => true;

    public MenuSection Section => MenuSection.Yours;

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        // The answer shows stored names in full, so a group chat where surnames are not shown is refused.
        if (!request.Conversation.IsPrivate && request.Names > NameStyle.Short)
            return ValueTask.FromResult(InvalidInputReplies.NamesAreHidden with { Private = true });

        var asked = new DataSubject(request.Conversation.Platform, request.Who.Id, request.As);
        Fact[] stored = [.. folders.SelectMany(folder => folder.Describe(asked))];

        var reply =
            stored.Length == 0
                ? Reply.Of(Tone.Plain, "I have nothing stored about you.")
                : Reply.Of(Tone.Plain, "This is what I have stored about you:").With(new ReplyBlock.Facts(stored));
        return ValueTask.FromResult(
            reply.Buttons(new ReplyButton("Forget me", "/forgetme"), new ReplyButton("Privacy", "/privacy")) with
            {
                Private = true,
            });
    }
}
