using GartanChatBot.Chat.Telegram.Sending;

namespace GartanChatBot.Chat.Telegram.Updates;

/// <summary>
/// Persistent queue of updates from receipt to answer. A commit costs about ten disk flushes, so a whole poll is stored in one.
/// </summary>
internal sealed class UpdateInbox(TelegramMemory memory, SentMessageIndex messages, TapAge tapAge, TelegramMemoryWriter writer)
{
    /// <summary>Stores updates and returns the new ones. They are on disk when the task ends, so Telegram may delete them.</summary>
    public async Task<IReadOnlyList<ReceivedUpdate>> TakeAsync(IReadOnlyList<ReceivedUpdate> updates)
    {
        var taken = updates.Count == 0 ? updates : await Task.Run(() => memory.Take(updates));
        var mayHaveWaited = tapAge.MayHaveWaited();
        return [.. taken.Select(update => update with { MayHaveWaited = mayHaveWaited })];
    }

    /// <summary>Updates that the last run stored without answering, or answered without recording it.</summary>
    public IReadOnlyList<ReceivedUpdate> LeftBehind() =>
        [.. memory.Pending().Select(update => update with { IsInDoubt = true, MayHaveWaited = true })];

    /// <summary>
    /// Marks the start of processing: the update's message exists, and for one from before the last start the answer may exist too.
    /// </summary>
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

    /// <summary>Saves the known messages.</summary>
    public Task CloseAsync() => writer.KeepKnownAsync();

    /// <summary>Marks an update as answered; completes when that is saved.</summary>
    public Task AnsweredAsync(int updateId) => writer.AnsweredAsync(updateId);
}
