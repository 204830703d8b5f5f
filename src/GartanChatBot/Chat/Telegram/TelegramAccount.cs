using System.Globalization;
using Telegram.Bot;

namespace GartanChatBot.Chat.Telegram;

/// <summary>Who the bot is on Telegram, as soon as Telegram has said so.</summary>
internal sealed class TelegramAccount(TelegramApi api)
{
    private readonly TaskCompletionSource<Identity> known = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<Identity> WhoAsync(CancellationToken cancellationToken) => known.Task.WaitAsync(cancellationToken);

    /// <exception cref="TelegramApiException">Telegram has not said it.</exception>
    public async Task<Identity> IntroduceAsync()
    {
        var us = await api.CallAsync((bot, token) => bot.GetMe(token));
        known.TrySetResult(new(us.Id, us.Username ?? ""));
        return await known.Task;
    }

    internal sealed record Identity(long Id, string UserName)
    {
        public string UserId => Id.ToString(CultureInfo.InvariantCulture);

        /// <summary>Opens the private chat; with a payload, what is asked there when START is tapped.</summary>
        public string Link(string? payload) => payload is null ? $"https://t.me/{UserName}" : $"https://t.me/{UserName}?start={payload}";
    }
}
