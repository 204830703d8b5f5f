using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GartanChatBot.Chat.MenuWords;
using GartanChatBot.Limits;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace GartanChatBot.Chat.Telegram;

/// <summary>
/// The list behind the / in Telegram, by where it is shown and in whose language; sent only when it is another one than last time. It is
/// a hint and no more: what somebody may do is decided when they ask.
/// </summary>
internal sealed partial class CommandMenu(
    TelegramApi api, TelegramAccount account, IEnumerable<IChatCommand> commands, ChatOptions chat, TelegramMemory memory,
    TimeProvider time, ILogger<CommandMenu> logger)
{
    private const int LongestSummary = 256;
    private const int MostTries = 8;

    private static readonly BackOffLadder Pauses = BackOffLadder.Doubling(TimeSpan.FromMinutes(5), Jitter.Random);

    public async Task PublishAsync(CancellationToken stoppingToken)
    {
        var us = await account.WhoAsync(stoppingToken);
        var lists = Lists().ToList();
        var fingerprint = Fingerprint(us, lists);
        if (memory.LoadMenu() == fingerprint)
            return;

        foreach (var list in lists)
        {
            if (!await PublishAsync(list, stoppingToken))
                return;
        }

        memory.SaveMenu(fingerprint);
    }

    private async Task<bool> PublishAsync(MenuList list, CancellationToken stoppingToken)
    {
        var failures = 0;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await api.CallAsync((bot, token) => bot.SetMyCommands(list.Commands, list.Scope, list.Language, token));
                return true;
            }
            catch (TelegramApiException fault) when (fault.Kind is TelegramErrorKind.Gone && list.Scope is BotCommandScopeChat)
            {
                // An administrator who has never spoken to the bot has no chat to show a menu in.
                return true;
            }
            catch (TelegramApiException fault)
                when (fault.Kind is TelegramErrorKind.Refused or TelegramErrorKind.Unauthorized || attempt == MostTries)
            {
                LogNotPublished(fault.Message);
                return false;
            }
            catch (TelegramApiException fault)
            {
                var wait = fault.Kind is TelegramErrorKind.TooMany ? fault.RetryAfter : Pauses.After(failures++);
                await Task.Delay(wait, time, stoppingToken);
            }
        }
    }

    private IEnumerable<MenuList> Lists()
    {
        List<IChatCommand> all = [.. commands.Where(command => IsName(command.Name))];
        List<IChatCommand> everybodys = [.. all.Where(command => !command.ForAdmins)];
        IEnumerable<(BotCommandScope Scope, string Name, List<IChatCommand> Commands)> scopes =
        [
            (BotCommandScope.AllPrivateChats(), "private", everybodys),
            (BotCommandScope.AllGroupChats(), "groups", everybodys),
            (BotCommandScope.AllChatAdministrators(), "administrators", all),
            .. Administrators().Select(id => ((BotCommandScope)BotCommandScope.Chat(id), id.ToString(CultureInfo.InvariantCulture), all)),
        ];

        return
            from scope in scopes
            from language in MenuLanguage.All
            select new MenuList(
                scope.Scope, scope.Name, language.TelegramCode,
                [.. scope.Commands.Select(command => new BotCommand(command.Name, Summary(command, language)))]);
    }

    /// <summary>People who run the bot see in their private chat what only they may do.</summary>
    private IEnumerable<long> Administrators() =>
        chat
            .Admins.Select(text =>
                Conversation.TryParse(text, out var place)
                && place.Platform == TelegramPlatform.PlatformName
                && TelegramTarget.TryParse(place.Id, out var at)
                    ? at.Value.Chat
                    : 0)
            .Where(id => id > 0);

    private static string Summary(IChatCommand command, MenuLanguage language)
    {
        var summary = language.SummaryOf(command);
        return summary.Length <= LongestSummary ? summary : summary[..LongestSummary];
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and <= 32 && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_');

    private static string Fingerprint(TelegramAccount.Identity us, IEnumerable<MenuList> lists)
    {
        var text = new StringBuilder(us.UserId);
        foreach (var list in lists)
            text.Append(CultureInfo.InvariantCulture, $"\n{list.ScopeName} {list.Language} ")
                .AppendJoin('|', list.Commands.Select(command => $"{command.Command}={command.Description}"));

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The command menu could not be published on Telegram ({Words}); "
            + "commands work all the same, and the next start tries again."
    )]
    private partial void LogNotPublished(string words);

    private sealed record MenuList(BotCommandScope Scope, string ScopeName, string? Language, IReadOnlyList<BotCommand> Commands);
}
