using GartanChatBot.Limits;

namespace GartanChatBot.Chat.Telegram.Sending;

/// <summary>Schedules all sends to Telegram, answers and alerts: one message at a time per chat, within the rate limits.</summary>
internal sealed class SendLimiter(SendLimits limits, TimeProvider time)
{
    private const int ChatsBeforeTidying = 500;

    private readonly Lock gate = new();
    private readonly Dictionary<long, ChatTurns> chats = [];
    private readonly SlidingWindow overall = new(limits.Overall, TimeSpan.FromSeconds(1), time);

    /// <summary>Waits for a turn to send; disposing the turn ends it.</summary>
    public async Task<Turn> TakeAsync(TelegramTarget place, CancellationToken cancellationToken)
    {
        var chat = Enter(place);
        var taken = false;
        try
        {
            await chat.OneAtATime.WaitAsync(cancellationToken);
            taken = true;
            await PauseAsync(chat.TakeToken(), cancellationToken);
            await PauseAsync(overall.Reserve(), cancellationToken);
            return new(this, chat);
        }
        catch (OperationCanceledException)
        {
            if (taken)
                chat.OneAtATime.Release();
            Leave(chat);
            throw;
        }
    }

    /// <summary>Applies a 429: nothing is sent to the place for this long.</summary>
    public void Pause(TelegramTarget place, TimeSpan length)
    {
        var chat = Enter(place);
        chat.PauseFor(length);
        Leave(chat);
    }

    /// <summary>Time the next message there would have to wait for the rate limits.</summary>
    public TimeSpan WaitOf(TelegramTarget place)
    {
        var chat = Enter(place);
        var wait = chat.Wait;
        Leave(chat);
        return wait;
    }

    private async Task PauseAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, time, cancellationToken);
    }

    private ChatTurns Enter(TelegramTarget place)
    {
        lock (gate)
        {
            if (chats.Count > ChatsBeforeTidying)
            {
                foreach (var (id, idle) in chats.Where(entry => entry.Value.IsIdle).ToList())
                {
                    chats.Remove(id);
                    idle.Dispose();
                }
            }

            if (!chats.TryGetValue(place.Chat, out var chat))
                chats[place.Chat] = chat = new(limits, place.IsGroup, time);

            chat.Waiting++;
            return chat;
        }
    }

    private void Leave(ChatTurns chat)
    {
        lock (gate)
            chat.Waiting--;
    }

    /// <summary>The right to send one message, or one answer of several messages in a row.</summary>
    internal sealed class Turn(SendLimiter turns, ChatTurns chat) : IDisposable
    {
        /// <summary>Waits for the rate limits before a further message of the same answer.</summary>
        public async Task AgainAsync(CancellationToken cancellationToken)
        {
            await turns.PauseAsync(chat.TakeToken(), cancellationToken);
            await turns.PauseAsync(turns.overall.Reserve(), cancellationToken);
        }

        public void Dispose()
        {
            chat.OneAtATime.Release();
            turns.Leave(chat);
        }
    }

    internal sealed class ChatTurns(SendLimits limits, bool isGroup, TimeProvider time) : IDisposable
    {
        private readonly SlidingWindow perSecond = new(limits.Burst, TimeSpan.FromSeconds(limits.Burst), time);
        private readonly SlidingWindow? perMinute = isGroup ? new(limits.InGroup, TimeSpan.FromMinutes(1), time) : null;
        private readonly Cooldown pause = new(time);

        public SemaphoreSlim OneAtATime { get; } = new(1, 1);

        public int Waiting { get; set; }

        public bool IsIdle => Waiting == 0 && pause.Left == TimeSpan.Zero && perSecond.IsQuiet && perMinute is null or { IsQuiet: true };

        public TimeSpan Wait => Longest(pause.Left, perSecond.Wait, perMinute?.Wait ?? TimeSpan.Zero);

        public void PauseFor(TimeSpan length) => pause.Extend(length);

        public TimeSpan TakeToken() => Longest(pause.Left, perSecond.Reserve(), perMinute?.Reserve() ?? TimeSpan.Zero);

        public void Dispose() => OneAtATime.Dispose();

        private static TimeSpan Longest(params ReadOnlySpan<TimeSpan> waits)
        {
            var longest = TimeSpan.Zero;
            foreach (var wait in waits)
                longest = wait > longest ? wait : longest;
            return longest;
        }
    }
}

/// <summary>
/// Maximum number of messages: overall per second, per minute in a group, and in a burst in any chat, which otherwise allows one per
/// second.
/// </summary>
internal sealed record SendLimits(int Overall, int InGroup, int Burst)
{
    /// <summary>
    /// Below Telegram's limits of 30 per second and 20 per minute, which are not exact
    /// (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this). The burst covers an answer and an alert that come
    /// together.
    /// </summary>
    public static SendLimits OfTelegram { get; } = new(25, 18, 3);
}
