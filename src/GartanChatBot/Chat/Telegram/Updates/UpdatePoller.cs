using System.Text.Json;

namespace GartanChatBot.Chat.Telegram.Updates;

/// <summary>Fetches updates by long polling; each is acknowledged only after it is stored.</summary>
internal sealed class UpdatePoller(TelegramApi api, UpdateProcessor processor, TelegramRetries retries, TelegramState state)
{
    private const int MaxAtOnce = 100;

    public async Task RunAsync(CancellationToken stopping)
    {
        // The offset acknowledges updates, so it only advances past stored ones. After an empty poll Telegram has deleted everything below
        // it, and a poll without an offset also finds ids that restarted after a quiet week.
        int? offset = null;
        while (true)
        {
            await processor.RoomAsync(stopping);
            var updates = await retries.InsistAsync(() => PollAsync(offset, stopping), stopping);
            state.Works();
            var kept = processor.Keepable(updates);
            await retries.InsistAsync(() => processor.TakeAsync(kept), stopping);
            offset = kept is [.., var last] ? last.Id + 1 : null;

            // Updates without an id can't be acknowledged, so Telegram would return them again at once.
            if (updates.Length > 0 && kept.Count == 0)
                await retries.PauseAsync(stopping);
        }
    }

    private Task<JsonElement[]> PollAsync(int? offset, CancellationToken stopping) =>
        api.PollAsync(
            (bot, token) =>
                bot.SendRequest(
                    new RawUpdatesRequest
                    {
                        Offset = offset,
                        Limit = MaxAtOnce,
                        Timeout = (int)TelegramApi.LongPoll.TotalSeconds,
                        AllowedUpdates = UpdateReader.Wanted,
                    },
                    token),
            stopping);
}
