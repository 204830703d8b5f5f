using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chats;

namespace GartanChatBot.Commands.Access;

/// <summary>Rejects a claim to be a crew member, by an administrator or officer.</summary>
internal sealed class DenyCommand(People people) : IChatCommand
{
    public string Name => "deny";

    public string Summary => "reject somebody's claim to be a crew member";

    public bool Changes(CommandArguments given) => true;

    public bool NeedsOwnAccount => true;

    public MenuSection Section => MenuSection.Hidden;

    public bool ForOfficers => true;

    public IReadOnlyList<CommandParameter> Parameters =>
        [new("who", "the account, as /links lists it") { Required = true }, new("code", "the button's code") { Required = true }];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(people.Deny(request["who"]!, request["code"]!, People.IdOf(request)) is LinkOutcome.Linked
            ? Reply.Of(Tone.Plain, $"✖ {request["who"]} is not linked.") with { Private = true }
            : ApproveCommand.Stale);
}
