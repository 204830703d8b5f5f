using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chats;
using GartanChatBot.Wording;

namespace GartanChatBot.Commands;

/// <summary>Answers like <see cref="CrewCommand"/> for a member chosen by account instead of by name.</summary>
internal sealed class IsOnCommand(QuestionResolver resolver, People people) : IChatCommand
{
    private static readonly Reply NotKnown = Reply.Refusal(
        "I don't know which crew member that is: they can send /link and their name.");

    public string Name => "ison";

    public string Summary => "is the person behind an account about";

    public bool Changes(CommandArguments given) => false;

    public MenuSection Section => MenuSection.Hidden;

    public bool IsOfferedOn(string platform) => false;

    public IReadOnlyList<CommandParameter> Parameters => [new("user", "the id of an account on this platform") { Required = true }];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        var person = people.Find(People.IdOf(request.Conversation.Platform, request["user"]!));
        var reply = person?.Member is not { } member || IsElsewhere(person.Station, request.Station) ? NotKnown
            : resolver.AnswerForMember(
                request, member, name => $"/crew {name}", CrewCommand.About);

        // A refusal quotes the requested name, which the asker did not type here.
        var quotesNobody = reply.Answered || reply.Tone is Tone.Unknown || !PersonName.AreShown(request.Names);
        return ValueTask.FromResult((quotesNobody ? reply : NotKnown) with { Private = true });
    }

    /// <summary>True if the member belongs to another station: their account stays unknown to this chat.</summary>
    private bool IsElsewhere(string? theirs, string? here) =>
        theirs is null || here is null ? resolver.HasSeveralStations : theirs != here;
}
