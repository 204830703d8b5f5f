using System.Collections.Frozen;
using System.Globalization;

namespace GartanChatBot.Chat.Telegram.Updates;

/// <summary>
/// Accounts that Telegram shows as the sender of messages sent on behalf of a chat; they don't identify the author.
/// https://core.telegram.org/bots/api#message
/// </summary>
internal static class SharedAccounts
{
    /// <summary>
    /// GroupAnonymousBot (an anonymous administrator), Channel_Bot (a user posting as a channel) and Telegram (a linked channel's post).
    /// </summary>
    private static readonly FrozenSet<long> Ids = FrozenSet.Create(1087968824L, 136817688L, 777000L);

    private static readonly FrozenSet<string> Accounts = Ids.Select(id =>
            string.Create(CultureInfo.InvariantCulture, $"{TelegramTarget.PlatformName}:{id}"))
        .ToFrozenSet(StringComparer.Ordinal);

    public static bool Has(long userId) => Ids.Contains(userId);

    /// <param name="account"><c>telegram:777000</c></param>
    public static bool Has(string account) => Accounts.Contains(account);
}
