using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chats;
using GartanChatBot.Wording;

namespace GartanChatBot.Commands.Access;

/// <summary>Confirms, by an administrator or officer, which crew member an account belongs to.</summary>
internal sealed class ApproveCommand(People people, ChatNotifier notifier) : IChatCommand
{
    public string Name => "approve";

    public string Summary => "confirm who somebody is";

    public bool Changes(CommandArguments given) => true;

    public bool NeedsOwnAccount => true;

    public MenuSection Section => MenuSection.Hidden;

    public bool ForOfficers => true;

    public IReadOnlyList<CommandParameter> Parameters =>
        [new("who", "the account, as /links lists it") { Required = true }, new("code", "the button's code") { Required = true }];

    /// <summary>
    /// Buttons for one claim. They carry its code, so that a newer claim of the same account isn't decided by an old button.
    /// </summary>
    public static IReadOnlyList<ReplyButton> ButtonsFor(PersonRecord person) =>
        [new("Agree", $"/approve {person.Id} {person.CodeOfClaim()}"), new("Deny", $"/deny {person.Id} {person.CodeOfClaim()}")];

    public async ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        var (who, code) = (request["who"]!, request["code"]!);
        var claim = people.Find(who)?.Claim;

        return people.Approve(who, code, People.IdOf(request), request.Role >= ChatRole.Admin) switch
        {
            LinkOutcome.Linked => await LinkedAsync(who, request.Names, cancellationToken),
            LinkOutcome.Taken => LinkCommand.Taken(claim is null ? "them" : PersonName.OnRecord(claim, request.Names)) with
            {
                Private = true,
            },
            LinkOutcome.OwnClaim => Reply.Refusal("You can't confirm your own link: somebody else has to.") with { Private = true },
            _ => Stale,
        };
    }

    public static Reply Stale { get; } =
        Reply.Refusal("That has already been decided or withdrawn. /links lists what's open.") with
        {
            Private = true,
        };

    private async Task<Reply> LinkedAsync(string who, NameStyle style, CancellationToken cancellationToken)
    {
        var person = people.Find(who)!;
        var heard = person.Id.Split(':', 2) is [var platform, var user]
            && notifier.DirectTo(platform, user) is { } direct
            && await notifier.TryTellAsync(direct, Good, $"linked|{person.MemberAt}", cancellationToken);

        return Reply.Of(
            Tone.Plain,
            $"✔ {person.Described(style)} is now {PersonName.OnRecord(person.Member!, style)}.{(heard ? "" : " I couldn't tell them.")}"
        ) with
        {
            Private = true,
        };
    }

    private static Reply Good { get; } = Reply.Of(Tone.Plain, "✔ You're linked: I now know who you are.")
        .Paragraph("You can ask me here too, in private.")
        .Buttons(new ReplyButton("Am I on?", "/me"), new ReplyButton("My hours", "/hours"), new ReplyButton("My data", "/mydata"));
}
