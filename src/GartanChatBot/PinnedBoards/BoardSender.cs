using System.Security.Cryptography;
using System.Text;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;

namespace GartanChatBot.PinnedBoards;

/// <summary>
/// Posts, edits and pins a board's one message. Each send is stored first, so that after a crash the message is searched for and not posted
/// twice.
/// </summary>
internal sealed class BoardSender(BoardStore boards)
{
    public async Task ShowAsync(
        IChatPlatform platform, Conversation place, PinnedBoard board, Reply reply, string hash, CancellationToken cancellationToken)
    {
        if (board.IsUnsure)
            board = await LookForAsync(platform, place, board, reply, cancellationToken);

        if (board.MessageId is null)
            board = await SendAsync(platform, place, board, reply, hash, cancellationToken);
        else if (board.Hash != hash)
            board = await EditAsync(platform, place, board, reply, hash, cancellationToken);

        if (board is { IsPinned: null, MessageId: { } message })
            await PinAsync(platform, place, board, message, cancellationToken);
    }

    public async Task EndAsync(
        IChatPlatform platform, Conversation place, PinnedBoard board, Reply ended, CancellationToken cancellationToken)
    {
        if (board.MessageId is { } message)
        {
            try
            {
                await platform.EditAsync(place, message, ended, cancellationToken);
            }
            catch (MessageGoneException)
            {
                // The message was deleted, so no outdated verdict remains.
            }
        }

        boards.Remove(board);
    }

    private async Task<PinnedBoard> SendAsync(
        IChatPlatform platform, Conversation place, PinnedBoard board, Reply reply, string hash, CancellationToken cancellationToken)
    {
        board = boards.Put(board with
        {
            Number = board.IsUnsure ? board.Number : board.Number + 1,
            Bookmark = platform.Bookmark(place),
            IsUnsure = true,
            MessageId = null,
            Hash = null,
            IsPinned = null,
        });

        try
        {
            var message = await platform.SendAsync(place, reply, SendOptionsFor(board), cancellationToken);
            return boards.Put(board with { MessageId = message, Hash = hash, IsUnsure = false, Bookmark = null });
        }
        catch (Exception failure) when (failure is DeliveryException and not OutcomeUnknownException)
        {
            boards.Put(board with { IsUnsure = false, Bookmark = null });
            throw;
        }
    }

    private async Task<PinnedBoard> EditAsync(
        IChatPlatform platform, Conversation place, PinnedBoard board, Reply reply, string hash, CancellationToken cancellationToken)
    {
        try
        {
            await platform.EditAsync(place, board.MessageId!, reply, cancellationToken);
            return boards.Put(board with { Hash = hash });
        }
        catch (MessageGoneException)
        {
            return await SendAsync(platform, place, board, reply, hash, cancellationToken);
        }
    }

    /// <summary>Pins the board's message. Without the permission it remains an unpinned message that is edited.</summary>
    private async Task PinAsync(
        IChatPlatform platform, Conversation place, PinnedBoard board, string message, CancellationToken cancellationToken)
    {
        try
        {
            await platform.PinAsync(place, message, cancellationToken);
            boards.Put(board with { IsPinned = true });
        }
        catch (Exception refused) when (refused is TargetGoneException or MessageRefusedException or MessageGoneException)
        {
            boards.Put(board with { IsPinned = false });
        }
    }

    private async Task<PinnedBoard> LookForAsync(
        IChatPlatform platform, Conversation place, PinnedBoard board, Reply reply, CancellationToken cancellationToken) =>
        await platform.FindAsync(place, reply, SendOptionsFor(board), board.Bookmark, cancellationToken) is { } message
            ? boards.Put(board with { MessageId = message, Hash = null, IsUnsure = false, Bookmark = null })
            : board;

    private static SendOptions SendOptionsFor(PinnedBoard board) =>
        new()
        {
            Key = Convert.ToHexStringLower(
                SHA256
                    .HashData(Encoding.UTF8.GetBytes($"board|{board.Id}|{board.OnAt}|{board.Number}"))
                    .AsSpan(0, SendOptions.LongestKey / 2)),
            Silent = true,
        };
}
