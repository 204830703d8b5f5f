using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chats;

namespace GartanChatBot.Commands;

/// <summary>Is that one on? Of somebody whom the asker picks by their account, as <see cref="CrewCommand"/> answers by name.</summary>
internal sealed class IsOnCommand(QuestionResolver resolver, People people) : IChatCommand
{
    public string Name => "ison";

    public string Summary => "is the person behind an account about";

    public bool Changes(CommandArguments given) => false;

    public MenuSection Section => MenuSection.Hidden;

    public bool IsOfferedOn(string platform) => false;

    public IReadOnlyList<CommandParameter> Parameters => [new("user", "the id of an account on this platform") { Required = true }];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        var linked = people.Find(People.IdOf(request.Conversation.Platform, request["user"]!))?.Member;
        var reply = linked is null
            ? Reply.Refusal("I don't know which crew member that is: they can tell me with /link and their name.")
            : resolver.AnswerForMember(request, linked, name => $"/crew {name}", CrewCommand.About);
        return ValueTask.FromResult(reply with { Private = true });
    }
}
