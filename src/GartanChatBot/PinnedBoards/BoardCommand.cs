using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chat.Terminal;
using GartanChatBot.Chats;

namespace GartanChatBot.PinnedBoards;

/// <summary>Shows the board once to any asker; officers switch the pinned, self-updating board on or off.</summary>
internal sealed class BoardCommand(BoardStore boards, BoardRenderer text, PinnedBoardUpdater live, ChatDirectory chats, TimeProvider time)
    : IChatCommand
{
    public string Name => "board";

    public string Summary => "the pinned board that updates itself: on, off";

    public bool Changes(CommandArguments given) => true;

    /// <summary>Not offered on the terminal, where nothing can be pinned.</summary>
    public bool IsOfferedOn(string platform) => platform != TerminalPlatform.PlatformName;

    public MenuSection Section => MenuSection.ThisChat;

    public IReadOnlyList<CommandParameter> Parameters => [new("state", "on or off") { Choices = ["on", "off"] }];

    public async ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        if (request["state"]?.ToLowerInvariant() is not { } state)
            return Once(request);

        if (state is not ("on" or "off"))
            return Reply.Refusal($"I can't read {TypedText.Quoted(state)}: /board accepts on or off.");

        if (request.Role < ChatRole.Officer)
            return Reply.Refusal($"/board {state} is for officers and administrators.") with { Private = true };

        if (request.Role is ChatRole.Operator || !chats.IsApproved(request.Conversation))
            return Reply.Refusal("A board needs an approved chat.");

        return state is "on" ? await OnAsync(request, cancellationToken) : await OffAsync(request, cancellationToken);
    }

    private Reply Once(ChatRequest request)
    {
        var reply = text.Write(request.Conversation);
        if (request.Role is not (ChatRole.Officer or ChatRole.Admin) || !chats.IsApproved(request.Conversation))
            return reply;

        return reply.Buttons(
            boards.Find(request.Conversation) is null
                ? new ReplyButton("Keep it here", "/board on")
                : new ReplyButton("Switch it off", "/board off"));
    }

    private async Task<Reply> OnAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        var present = boards.Find(request.Conversation);
        if (present is not null && present.Place != request.Conversation.ToString())
        {
            // The board moves to this topic; the old message is marked as ended.
            boards.Put(present with { IsEnding = true });
            await live.RefreshAsync(request.Conversation, cancellationToken);
            present = null;
        }

        boards.Put((present ?? new() { Id = ChatKey.Of(request.Conversation).Value, Place = request.Conversation.ToString() }) with
        {
            IsEnding = false,
            // The asker may have granted the right to pin meanwhile, so try again.
            IsPinned = present?.IsPinned is true ? true : null,
            OnBy = People.IdOf(request),
            OnAt = present?.OnAt ?? time.GetCurrentInstant(),
        });
        await live.RefreshAsync(request.Conversation, cancellationToken);

        return boards.Find(request.Conversation) switch
        {
            { MessageId: not null, IsPinned: true } => Reply.Of(
                Tone.Plain,
                "✔ The board is pinned here; I'll keep it up to date silently. Its last line shows when it was updated."),
            { MessageId: not null } => Reply.Of(
                Tone.Plain,
                "✔ Board posted; I'll keep it up to date. I can't pin here: pin it yourself, or let me pin and send /board on again."),
            _ => Reply.Of(Tone.Plain, "I couldn't post the board yet; I'll try again."),
        };
    }

    private async Task<Reply> OffAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        if (boards.Find(request.Conversation) is not { } board)
            return Reply.Of(Tone.Plain, "There is no board here.");

        boards.Put(board with { IsEnding = true });
        await live.RefreshAsync(request.Conversation, cancellationToken);
        return Reply.Of(Tone.Plain, "✔ The board is off.");
    }
}
