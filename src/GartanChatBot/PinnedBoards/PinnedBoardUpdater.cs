using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chats;
using GartanChatBot.Limits;
using NodaTime;

namespace GartanChatBot.PinnedBoards;

/// <summary>
/// Keeps the board of each chat up to date: one message, posted silently, pinned, and edited only if its text changes. A chat where that
/// fails is retried with back-off and does not delay others.
/// </summary>
internal sealed partial class PinnedBoardUpdater(
    BoardStore boards, BoardRenderer text, BoardSender post, ChatDirectory chats, ChatPlatforms platforms, ConversationEvents events,
    TimeProvider time, ILogger<PinnedBoardUpdater> logger) : IDisposable
{
    private static readonly BackOffLadder Ladder = BackOffLadder.OfMinutes(1, 2, 5, 15);

    /// <summary>Wait after a platform rejected the text.</summary>
    private static readonly TimeSpan AfterRefusal = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim onePass = new(1, 1);
    private readonly ConcurrentDictionary<string, (Instant Until, int Failures)> waiting = new(StringComparer.Ordinal);

    /// <summary>Refreshes every board; the platforms run in parallel.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await onePass.WaitAsync(cancellationToken);
        try
        {
            await Task.WhenAll(boards.All.GroupBy(board => PlaceOf(board).Platform).Select(same => RefreshAsync(same, cancellationToken)));
        }
        finally
        {
            onePass.Release();
        }
    }

    /// <summary>Refreshes one board at once, after it was switched on or off.</summary>
    public async Task RefreshAsync(Conversation conversation, CancellationToken cancellationToken)
    {
        await onePass.WaitAsync(cancellationToken);
        try
        {
            if (boards.Find(conversation) is { } board)
            {
                waiting.TryRemove(board.Id, out _);
                await RefreshAsync([board], cancellationToken);
            }
        }
        finally
        {
            onePass.Release();
        }
    }

    public void Dispose() => onePass.Dispose();

    private async Task RefreshAsync(IEnumerable<PinnedBoard> same, CancellationToken cancellationToken)
    {
        foreach (var board in same)
        {
            if (!waiting.TryGetValue(board.Id, out var wait) || wait.Until <= time.GetCurrentInstant())
                await RefreshAsync(board, cancellationToken);
        }
    }

    private async Task RefreshAsync(PinnedBoard board, CancellationToken cancellationToken)
    {
        var place = PlaceOf(board);
        if (platforms.Find(place.Platform) is not { } platform || chats.Find(place)?.State is ChatState.Gone)
            return;

        try
        {
            // A chat that is no longer approved must not keep an old verdict either.
            if (board.IsEnding || !chats.IsApproved(place))
                await post.EndAsync(platform, place, board, BoardRenderer.Ended, cancellationToken);
            else
                await ShowAsync(platform, place, board, cancellationToken);

            waiting.TryRemove(board.Id, out _);
        }
        catch (RateLimitedException slow)
        {
            Wait(board, slow.RetryAfter);
        }
        catch (ConversationMovedException moved)
        {
            events.Moved(place, moved.To);
        }
        catch (TargetGoneException gone)
        {
            boards.Remove(board);
            LogOff(board.Id, gone.Message);
        }
        catch (MessageRefusedException refused)
        {
            Wait(board, AfterRefusal);
            LogRefused(board.Id, refused.Message);
        }
        catch (DeliveryException failure)
        {
            Wait(board, Ladder.After(waiting.TryGetValue(board.Id, out var before) ? before.Failures : 0));
            LogFailed(board.Id, failure.Message);
        }
    }

    private async Task ShowAsync(IChatPlatform platform, Conversation place, PinnedBoard board, CancellationToken cancellationToken)
    {
        var reply = text.Write(place);
        await post.ShowAsync(platform, place, board, reply, HashOf(reply), cancellationToken);
    }

    private void Wait(PinnedBoard board, TimeSpan wait)
    {
        var until = time.GetCurrentInstant() + Duration.FromTimeSpan(wait);
        waiting.AddOrUpdate(board.Id, _ => (until, 1), (_, before) => (until, before.Failures + 1));
    }

    private Conversation PlaceOf(PinnedBoard board)
    {
        var place = Conversation.Parse(board.Place);
        return place with { IsPrivate = chats.Find(place)?.IsPrivate ?? false };
    }

    private static string HashOf(Reply reply) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(new ReplyJson("", reply).Serialize())));

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The board of {Chat} could not be updated: {Reason} It is retried later; "
            + "the board itself shows its age."
    )]
    private partial void LogFailed(string chat, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The board of {Chat} was rejected: {Reason} Retrying in an hour.")]
    private partial void LogRefused(string chat, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "The board of {Chat} is off: {Reason}")]
    private partial void LogOff(string chat, string reason);
}
