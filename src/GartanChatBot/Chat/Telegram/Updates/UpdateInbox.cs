using GartanChatBot.Chat.Telegram.Sending;

namespace GartanChatBot.Chat.Telegram.Updates;

/// <summary>
/// Updates from the moment they are taken to the moment they are answered. A commit costs about ten flushes of the disk, so a whole poll
/// is taken with one.
/// </summary>
internal sealed class UpdateInbox(TelegramMemory memory, SentMessageIndex messages, TapAge tapAge, TelegramMemoryWriter writer)
{
    /// <summary>Those of them that were not taken before. They are safe when this returns: Telegram may forget them.</summary>
    public async Task<IReadOnlyList<ReceivedUpdate>> TakeAsync(IReadOnlyList<ReceivedUpdate> updates)
    {
        var taken = updates.Count == 0 ? updates : await Task.Run(() => memory.Take(updates));
        var mayHaveWaited = tapAge.MayHaveWaited();
        return [.. taken.Select(update => update with { MayHaveWaited = mayHaveWaited })];
    }

    /// <summary>What the last run took and did not answer, or answered without having written that down.</summary>
    public IReadOnlyList<ReceivedUpdate> LeftBehind() =>
        [.. memory.Pending().Select(update => update with { IsInDoubt = true, MayHaveWaited = true })];

    /// <summary>Work on it begins: its message is known to be there, and an answer from before the last start may be.</summary>
    public void Begin(ReceivedUpdate taken, long chat, int? messageId)
    {
        if (messageId is { } seen)
            messages.Seen(new(chat, null), seen);
        if (taken.IsInDoubt)
            messages.BeginDoubt(chat);
    }

    public void End(ReceivedUpdate taken, long chat)
    {
        if (taken.IsInDoubt)
            messages.EndDoubt(chat);
    }

    /// <summary>What is known of the chats is written down.</summary>
    public Task CloseAsync() => writer.KeepKnownAsync();

    /// <summary>Written down when the task ends.</summary>
    public Task AnsweredAsync(int updateId) => writer.AnsweredAsync(updateId);
}
