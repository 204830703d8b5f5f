using System.Text.Json;

namespace GartanChatBot.Chat.Telegram.Updates;

/// <summary>Fetches updates by long polling; Telegram forgets an update only when it is kept on our side.</summary>
internal sealed class UpdatePoller(TelegramApi api, UpdateProcessor processor, TelegramRetries retries, TelegramState state)
{
    private const int MostAtOnce = 100;

    public async Task RunAsync(CancellationToken stopping)
    {
        // The offset tells Telegram what it may forget, so it is only moved over what is kept on our side. Once a poll came back empty,
        // Telegram has forgotten everything below it, and asking without an offset also finds ids that began anew after a quiet week.
        int? offset = null;
        while (true)
        {
            await processor.RoomAsync(stopping);
            var updates = await retries.InsistAsync(() => PollAsync(offset, stopping), stopping);
            state.Works();
            var kept = processor.Keepable(updates);
            await retries.InsistAsync(() => processor.TakeAsync(kept), stopping);
            offset = kept is [.., var last] ? last.Id + 1 : null;

            // Without a number nothing is acknowledged, and Telegram gives the same again at once.
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
                        Limit = MostAtOnce,
                        Timeout = (int)TelegramApi.LongPoll.TotalSeconds,
                        AllowedUpdates = UpdateReader.Wanted,
                    },
                    token),
            stopping);
}
