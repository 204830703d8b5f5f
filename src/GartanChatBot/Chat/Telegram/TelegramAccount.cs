using System.Globalization;
using Telegram.Bot;

namespace GartanChatBot.Chat.Telegram;

/// <summary>The bot's identity on Telegram, once Telegram has returned it.</summary>
internal sealed class TelegramAccount(TelegramApi api)
{
    private readonly TaskCompletionSource<Identity> known = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<Identity> WhoAsync(CancellationToken cancellationToken) => known.Task.WaitAsync(cancellationToken);

    /// <exception cref="TelegramApiException">The call failed.</exception>
    public async Task<Identity> IntroduceAsync()
    {
        var us = await api.CallAsync((bot, token) => bot.GetMe(token));
        known.TrySetResult(new(us.Id, us.Username ?? ""));
        return await known.Task;
    }

    internal sealed record Identity(long Id, string UserName)
    {
        public string UserId => Id.ToString(CultureInfo.InvariantCulture);

        /// <summary>Link to the bot's private chat; a payload is sent with START.</summary>
        public string Link(string? payload) => payload is null ? $"https://t.me/{UserName}" : $"https://t.me/{UserName}?start={payload}";
    }
}
