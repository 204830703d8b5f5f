using System.Globalization;

namespace GartanChatBot.Chat.Telegram.Sending;

/// <summary>
/// Tracks known message ids per chat. A bot can't list messages, so these ids narrow the search for a message in doubt: its id is above the
/// highest one known before the send, and isn't one of the bot's other messages.
/// </summary>
internal sealed class SentMessageIndex(TelegramMemory memory)
{
    private const int OwnRemembered = 60;

    /// <summary>Maximum number of ids to probe: each costs one of the twenty calls per minute in a group.</summary>
    private const int LongestReach = 100;

    private readonly Lock gate = new();
    private readonly Dictionary<long, ChatMark> marks = [];
    private readonly HashSet<long> changed = [];
    private readonly Dictionary<long, Doubt> doubts = [];

    /// <summary>Records another user's message, or a service message.</summary>
    public void Seen(TelegramTarget place, int messageId) =>
        Change(place, mark => mark with { Highest = Math.Max(mark.Highest, messageId) });

    public void Sent(TelegramTarget place, int messageId) => Change(place, mark => mark with
    {
        Highest = Math.Max(mark.Highest, messageId),
        Own = [.. mark.Own.Append(messageId).Distinct().TakeLast(OwnRemembered)],
    });

    /// <summary>Highest known id of the chat and of the counter that it shares with others: <c>120/4711</c>.</summary>
    public string? Bookmark(TelegramTarget place)
    {
        lock (gate)
        {
            var (own, shared) = (MarkOf(place.Chat).Highest, place.HasOwnCount ? 0 : MarkOf(ChatMark.SharedCount).Highest);
            return own == 0 && shared == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{own}/{shared}");
        }
    }

    /// <summary>
    /// Ids that a message in doubt may have, likeliest first: above the bookmark up to the highest known id, at least <paramref
    /// name="reach"/> ids, without the bot's other known messages.
    /// </summary>
    public IReadOnlyList<int> Candidates(TelegramTarget place, string bookmark, int reach)
    {
        int[] starts =
        [
            .. bookmark
                .Split('/')
                .Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
                .Where(id => id > 0),
        ];

        lock (gate)
        {
            var (own, highest) = (
                MarkOf(place.Chat).Own, Math.Max(MarkOf(place.Chat).Highest, place.HasOwnCount ? 0 : MarkOf(ChatMark.SharedCount).Highest));
            return
            [
                .. starts
                    .SelectMany(start => Enumerable.Range(start + 1, Math.Clamp(highest - start, reach, LongestReach)))
                    .Distinct()
                    .Except(own),
            ];
        }
    }

    /// <summary>
    /// Marks that the chat may contain an unknown answer from before the last start; other searches wait until that is resolved.
    /// </summary>
    public void BeginDoubt(long chat)
    {
        lock (gate)
        {
            if (!doubts.TryGetValue(chat, out var doubt))
                doubts[chat] = doubt = new();

            doubt.Count++;
        }
    }

    public void EndDoubt(long chat)
    {
        lock (gate)
        {
            if (!doubts.TryGetValue(chat, out var doubt) || --doubt.Count > 0)
                return;

            doubts.Remove(chat);
            doubt.Over.SetResult();
        }
    }

    /// <summary>Completes when no answer from before the last start is in doubt in this chat.</summary>
    public Task WhenCertainAsync(TelegramTarget place, CancellationToken cancellationToken)
    {
        lock (gate)
            return doubts.TryGetValue(place.Chat, out var doubt) ? doubt.Over.Task.WaitAsync(cancellationToken) : Task.CompletedTask;
    }

    /// <summary>Returns the entries that changed since the last call, for saving.</summary>
    public IReadOnlyList<ChatMark> TakeChanged()
    {
        lock (gate)
        {
            ChatMark[] taken = [.. changed.Select(chat => marks[chat])];
            changed.Clear();
            return taken;
        }
    }

    private void Change(TelegramTarget place, Func<ChatMark, ChatMark> change)
    {
        lock (gate)
        {
            Put(change(MarkOf(place.Chat)));
            if (!place.HasOwnCount)
                Put(change(MarkOf(ChatMark.SharedCount)) with { Own = [] });
        }
    }

    private void Put(ChatMark mark)
    {
        if (marks.TryGetValue(mark.Chat, out var known) && known == mark)
            return;

        marks[mark.Chat] = mark;
        changed.Add(mark.Chat);
    }

    private ChatMark MarkOf(long chat) =>
        marks.TryGetValue(chat, out var known) ? known : marks[chat] = memory.LoadChat(chat) ?? new(chat, 0, []);

    private sealed class Doubt
    {
        public int Count { get; set; }

        public TaskCompletionSource Over { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
