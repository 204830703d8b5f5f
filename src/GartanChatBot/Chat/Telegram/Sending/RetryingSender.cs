using GartanChatBot.Chat.Replies;
using GartanChatBot.Limits;

namespace GartanChatBot.Chat.Telegram.Sending;

/// <summary>
/// Sends answers with retries: waits out rate limits, follows a group that moved, and searches for a message in doubt before sending it
/// again.
/// </summary>
internal sealed partial class RetryingSender(
    TelegramSender post, SentMessageIndex known, ConversationEvents events, TimeProvider time, ILogger<RetryingSender> logger)
{
    /// <summary>Maximum time for retries; an older answer would only confuse.</summary>
    private static readonly TimeSpan LongestTry = TimeSpan.FromMinutes(10);

    private static readonly BackOffLadder Pauses = BackOffLadder.Doubling(TimeSpan.FromSeconds(30), Jitter.Random);

    /// <returns>Id of the message that carries the answer.</returns>
    /// <param name="since">Id of the question, if its answer may already have been posted after it.</param>
    public Task<int> SendAsync(TelegramTarget place, Reply reply, SendForm form, string? since, CancellationToken cancellationToken)
    {
        var bookmark = since ?? known.Bookmark(place);
        return InsistAsync(place, since is not null, async (at, isInDoubt) =>
            (isInDoubt ? await post.FindAsync(at, reply, bookmark, cancellationToken) : null)
                ?? await post.SendAsync(at, reply, form, cancellationToken), cancellationToken);
    }

    /// <inheritdoc cref="SendAsync"/>
    public Task<int> EditAsync(TelegramTarget place, int messageId, Reply reply, CancellationToken cancellationToken) =>
        InsistAsync(place, startsInDoubt: false, async (at, isInDoubt) =>
        {
            try
            {
                await post.EditAsync(at, messageId, reply, cancellationToken);
                return messageId;
            }
            catch (TelegramApiException fault) when (fault.Kind is TelegramErrorKind.MessageGone)
            {
                // The message was deleted or is too old: the answer is sent as a new message.
                return await SendAsync(at, reply, default, since: null, cancellationToken);
            }
        }, cancellationToken);

    /// <summary>Adds a reaction to a message; false if the chat doesn't allow it, and the reply has to be sent as text.</summary>
    public async Task<bool> TryNodAsync(TelegramTarget place, int messageId)
    {
        try
        {
            await post.NodAsync(place, messageId);
            return true;
        }
        catch (TelegramApiException fault) when (fault.Kind is not TelegramErrorKind.Unauthorized)
        {
            return false;
        }
    }

    /// <exception cref="TelegramApiException">The message can't be delivered.</exception>
    private async Task<int> InsistAsync(
        TelegramTarget place, bool startsInDoubt, Func<TelegramTarget, bool, Task<int>> attempt, CancellationToken cancellationToken)
    {
        var (started, isInDoubt, failures) = (time.GetTimestamp(), startsInDoubt, 0);
        while (true)
        {
            try
            {
                return await attempt(place, isInDoubt);
            }
            catch (TelegramApiException fault) when (fault.Kind is TelegramErrorKind.Moved)
            {
                events.Moved(TelegramTarget.Of(place.Chat), TelegramTarget.Of(fault.MovedTo!.Value));
                place = new(fault.MovedTo.Value, null);
            }
            catch (TelegramApiException fault) when (fault.Kind is TelegramErrorKind.TooMany && IsEarly(started))
            {
                // The pause was passed to the send limiter: the next attempt waits there.
            }
            catch (TelegramApiException fault)
                when (fault.Kind is TelegramErrorKind.Unreachable or TelegramErrorKind.OutcomeUnknown && IsEarly(started))
            {
                isInDoubt |= fault.Kind is TelegramErrorKind.OutcomeUnknown;
                LogAgain(fault.Message);
                await Task.Delay(Pauses.After(failures++), time, cancellationToken);
            }
        }
    }

    private bool IsEarly(long started) => time.GetElapsedTime(started) < LongestTry;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Telegram: sending an answer failed ({Words}); retrying.")]
    private partial void LogAgain(string words);
}
