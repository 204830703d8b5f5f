using GartanChatBot.Chat.Replies;
using GartanChatBot.Limits;

namespace GartanChatBot.Chat.Telegram.Sending;

/// <summary>
/// Sees to it that an answer gets through: waits where Telegram wants it, follows a group that moved, and looks before it repeats itself.
/// </summary>
internal sealed partial class RetryingSender(
    TelegramSender post, SentMessageIndex known, ConversationEvents events, TimeProvider time, ILogger<RetryingSender> logger)
{
    /// <summary>An answer that is older than that would only confuse.</summary>
    private static readonly TimeSpan LongestTry = TimeSpan.FromMinutes(10);

    private static readonly BackOffLadder Pauses = BackOffLadder.Doubling(TimeSpan.FromSeconds(30), Jitter.Random);

    /// <returns>Id of the message that carries the answer.</returns>
    /// <param name="since">Id of the question, when the answer may be there already behind it.</param>
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
                // Deleted meanwhile, or too old: the answer is then a message of its own.
                return await SendAsync(at, reply, default, since: null, cancellationToken);
            }
        }, cancellationToken);

    /// <summary>False where the chat allows the bot no such mark: then it has to be said.</summary>
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

    /// <exception cref="TelegramApiException">It will not get through.</exception>
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
                // The pause was noted where turns are given: the next try waits there.
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "An answer did not get through to Telegram ({Words}); it is tried again.")]
    private partial void LogAgain(string words);
}
