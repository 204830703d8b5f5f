using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chats;

namespace GartanChatBot.Commands.Access;

/// <summary>Removes the asker's link at once; needs no confirmation.</summary>
internal sealed class UnlinkCommand(People people) : IChatCommand
{
    public string Name => "unlink";

    public string Summary => "forget which crew member you are";

    public bool Changes(CommandArguments given) => true;

    public bool NeedsOwnAccount => true;

    public MenuSection Section => MenuSection.Yours;

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Reply.Of(Tone.Plain, Undo(request)
            ? "✔ Unlinked. This account is no longer tied to a crew member."
            : "You aren't linked to anyone.") with
        { Private = true });

    private bool Undo(ChatRequest request)
    {
        if (request.Session is not { } session)
            return people.Unlink(People.IdOf(request));

        var wasLinked = session.Member is not null;
        session.Link(member: null, station: null);
        return wasLinked;
    }
}
