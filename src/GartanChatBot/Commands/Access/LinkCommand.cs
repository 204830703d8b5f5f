using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chats;
using GartanChatBot.Settings;
using GartanChatBot.Wording;

namespace GartanChatBot.Commands.Access;

/// <summary>Stores an account's claim to be a crew member, for an administrator or officer to confirm.</summary>
internal sealed class LinkCommand(CrewDirectory register, People people, IAdministratorNotifier administrators) : IChatCommand
{
    private const int MaxButtons = 20;

    public string Name => "link";

    public string Summary => "say which crew member you are";

    public bool Changes(CommandArguments given) => true;

    public bool NeedsOwnAccount => true;

    public MenuSection Section => MenuSection.Yours;

    public IReadOnlyList<CommandParameter> Parameters =>
        [new("name", "your name on the rota") { Kind = ParameterKind.CrewMember, TakesRest = true }];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Answer(request) with { Private = true });

    private Reply Answer(ChatRequest request)
    {
        if (request.Role is ChatRole.Operator && request.Session is null)
            return Reply.Refusal("A single question can't be linked: ask --as NAME answers as that crew member.");

        if (request["name"] is not { } name)
            return Present(request);

        return register.Find(name, request.Station, request.Names) switch
        {
            [var member] => Claim(request, member),
            [] => Reply.Refusal(
                $"I don't know anyone called {ListText.Capital(TypedText.Shown(name))} on the rota.{Nearest(name, request)}"),
            var several when !request.ShowNames => Reply.Refusal(
                $"{several.Count} people are called that. Send the name as on the rota, with initials."),
            var several =>
                Reply.Refusal($"Which {ListText.Capital(TypedText.Shown(name))}?").Buttons(several.Take(MaxButtons).Select(ButtonOf)),
        };
    }

    private Reply Present(ChatRequest request) =>
        people.Find(People.IdOf(request)) switch
        {
            _ when request.Session?.Member is { } member => Reply.Of(
                Tone.Plain, $"You are {PersonName.OnRecord(member, request.Names)} until this prompt ends. /unlink ends it."),
            { Member: { } member } => Reply.Of(
                Tone.Plain, $"You're linked to {PersonName.OnRecord(member, request.Names)}. /unlink ends it."),
            { Claim: { } claim } => Reply.Of(
                Tone.Plain,
                $"You said that you are {PersonName.OnRecord(claim, request.Names)}: an administrator or officer hasn't confirmed it yet. "
                    + "/unlink withdraws it."
            ),
            _ when request.ShowNames => Reply
                .Of(Tone.Plain, request.Session is null ? "Who are you? An administrator or officer has to confirm it." : "Who are you?")
                .Buttons(register.All(request.Station, request.Names).Take(MaxButtons).Select(ButtonOf)),
            _ => Reply.Of(
                Tone.Plain, "Who are you? Send /link and your name as on the rota; an administrator or officer has to confirm it."),
        };

    private Reply Claim(ChatRequest request, RegisteredMember member)
    {
        var (id, name) = (People.IdOf(request), member.Key.ToString());
        if (request.Session is { } session)
        {
            session.Link(name, member.Station.Code.Value);
            return Reply.Of(Tone.Plain, $"✔ You are {member.Called} until this prompt ends. Try /me, /hours or /canigo tonight.");
        }

        if (people.Find(id)?.Member == name)
            return Reply.Of(Tone.Plain, $"You're already linked to {member.Called}.");

        var person = people.Claim(id, request.Who.Name, name, member.Station.Code.Value);
        if (request.Role >= ChatRole.Admin)
        {
            // An administrator's own claim needs no second tap: it is approved at once.
            return people.Approve(id, person.CodeOfClaim()!, by: id, asAdministrator: true) is LinkOutcome.Linked
                ? Reply.Of(Tone.Plain, $"✔ You're linked to {member.Called}.")
                : Taken(member.Called);
        }

        administrators.Tell(
            new($"link|{id}|{person.CodeOfClaim()}", $"{person.Described()} says they are {name} of {member.Station.Code}.")
            {
                IsDaily = true,
                Buttons = ApproveCommand.ButtonsFor(person),
            });
        return Reply.Of(Tone.Plain, $"Sent: an administrator or officer has to confirm that you're {member.Called}. /unlink withdraws it.");
    }

    public static Reply Taken(string called) => Reply.Refusal($"Somebody else is linked to {called}: that link has to be removed first.");

    private string Nearest(string name, ChatRequest request) =>
        !request.ShowNames ? ""
        : SpellingSuggestions.Of(name, register.All(request.Station, request.Names).Select(member => member.Called))
            is { Count: > 0 } nearest
            ? $" Nearest: {ListText.Of([.. nearest])}."
        : "";

    private static ReplyButton ButtonOf(RegisteredMember member) => new(member.Called, $"/link {member.Key}");
}
