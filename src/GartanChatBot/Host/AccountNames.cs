using System.Text.RegularExpressions;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Discord;
using GartanChatBot.Settings;

namespace GartanChatBot.Host;

/// <summary>
/// Validates chats, people, servers and roles in the settings: an invalid id stops the start, because the bot would silently ignore that
/// account.
/// </summary>
internal static partial class AccountNames
{
    private static readonly string[] Platforms = ["discord", "telegram"];

    /// <summary>Warns about accounts of an unknown platform, which match nobody and do no harm.</summary>
    public static IEnumerable<string> Warnings(ChatOptions chat) =>
    [
        .. Wrong("Chat:Admins", chat.Admins, UnknownPlatform),
        .. Wrong("Chat:Approved", chat.Approved, UnknownPlatform),
    ];

    public static IEnumerable<string> Problems(ChatOptions chat, DiscordOptions discord) =>
        [
            .. Wrong("Chat:Admins", chat.Admins, ProblemOfPerson),
            .. Wrong("Chat:Approved", chat.Approved, ProblemOfChat),
            .. Wrong("Discord:Guilds", discord.Guilds, guild =>
                Snowflake.IsOne(guild) ? null : "each entry must be the id of a server: digits only"),
            .. Wrong("Discord:Roles:Officer", discord.Roles.Officer, ProblemOfRole),
            .. Wrong("Discord:Roles:Admin", discord.Roles.Admin, ProblemOfRole),
        ];

    private static IEnumerable<string> Wrong(string key, IEnumerable<string> entries, Func<string, string?> problemOf)
    {
        foreach (var entry in entries)
        {
            if (problemOf(entry) is { } problem)
                yield return $"{key}: has \"{entry}\", {problem}.";
        }
    }

    private static string? ProblemOfPerson(string entry) =>
        ProblemOf(entry, telegram: PersonOnTelegram(), "telegram: and a person's number, such as telegram:4711");

    private static string? ProblemOfChat(string entry) =>
        ProblemOf(entry, telegram: ChatOnTelegram(), "telegram: and the chat's number, such as telegram:-1001234567890");

    private static string? ProblemOf(string entry, Regex telegram, string wantedOfTelegram)
    {
        if (!Conversation.TryParse(entry, out var account))
            return "each entry must be discord: or telegram: and the id, such as telegram:4711";

        return account.Platform switch
        {
            "discord" => Snowflake.IsOne(account.Id)
                ? null
                : "an entry for Discord must be discord: and digits only, such as discord:80351110224678912",
            "telegram" => telegram.IsMatch(account.Id) ? null : $"an entry for Telegram must be {wantedOfTelegram}",
            _ => null,
        };
    }

    private static string? UnknownPlatform(string entry) =>
        Conversation.TryParse(entry, out var account) && !Platforms.Contains(account.Platform)
            ? $"there is no such platform, so it matches nobody; the nearest is {SpellingSuggestions.First(account.Platform, Platforms)}"
            : null;

    private static string? ProblemOfRole(string role) =>
        Snowflake.IsOne(role) || role == ChatUser.ManagesServer
            ? null
            : $"each entry must be the id of a role: digits only, or {ChatUser.ManagesServer}";

    [GeneratedRegex(@"^[1-9][0-9]{0,18}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PersonOnTelegram();

    [GeneratedRegex(@"^-?[1-9][0-9]{0,18}(/[1-9][0-9]{0,18})?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ChatOnTelegram();
}
