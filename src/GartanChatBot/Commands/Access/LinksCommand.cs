using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chats;
using GartanChatBot.Wording;

namespace GartanChatBot.Commands.Access;

/// <summary>Lists the claims to be a crew member that wait for confirmation.</summary>
internal sealed class LinksCommand(People people) : IChatCommand
{
    private const int MaxShown = 4;

    public string Name => "links";

    public string Summary => "who asks to be linked";

    public bool Changes(CommandArguments given) => false;

    public MenuSection Section => MenuSection.ThisChat;

    public bool ForOfficers => true;

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        PersonRecord[] open = [.. people.All.Where(person => person.Claim is not null).OrderBy(person => person.ClaimedAt)];
        var linked = people.All.Count(person => person.Member is not null);

        var reply = Reply
            .Of(
                Tone.Plain,
                $"{linked} {(linked == 1 ? "person is" : "people are")} linked, {open.Length} {(open.Length == 1 ? "is" : "are")} waiting.")
            .Bullets([
                .. open.Take(MaxShown)
                    .Select(person => new Bullet([
                        $"{person.Described(request.Names)} says: I am {PersonName.OnRecord(person.Claim!, request.Names)} of "
                            + $"{person.ClaimStation}",
                    ])),
            ])
            .Buttons(open.Take(MaxShown).SelectMany(person => Labelled(person, open.Length > 1, request.Names)));

        return ValueTask.FromResult(reply with { Private = true });
    }

    private static IEnumerable<ReplyButton> Labelled(PersonRecord person, bool several, NameStyle style) =>
        ApproveCommand
            .ButtonsFor(person)
            .Select(button => several ? button with { Label = $"{button.Label}: {PersonName.OnRecord(person.Claim!, style)}" } : button);
}
