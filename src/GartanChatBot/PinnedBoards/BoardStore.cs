using GartanChatBot.Chat;
using GartanChatBot.Chats;
using GartanChatBot.Storage;

namespace GartanChatBot.PinnedBoards;

/// <summary>Stores the board of each chat and the id of its message.</summary>
internal sealed class BoardStore(BotDatabase database) : IConversationObserver
{
    private readonly CachedStore<PinnedBoard> boards = new(database, "boards", board => board.Id);

    public IReadOnlyCollection<PinnedBoard> All => boards.All;

    public PinnedBoard? Find(Conversation conversation) => boards.Find(ChatKey.Of(conversation).Value);

    public PinnedBoard Put(PinnedBoard board)
    {
        boards.Put(board);
        return board;
    }

    public void Remove(PinnedBoard board) => boards.Remove(board.Id);

    public void Ended(Conversation conversation, string reason) => boards.Remove(ChatKey.Of(conversation).Value);

    /// <summary>Moves the board to a chat's new id. Messages don't move with it, so the board is posted again.</summary>
    public void Moved(Conversation from, Conversation to) => database.InTransaction(() =>
    {
        if (Find(from) is not { } board || ChatKey.Of(from) == to)
            return;

        boards.Remove(board.Id);
        boards.Put(board with
        {
            Id = ChatKey.Of(to).Value,
            Place = ChatKey.Of(to).Value,
            MessageId = null,
            Hash = null,
            IsPinned = null,
            IsUnsure = false,
            Bookmark = null,
        });
    });
}
