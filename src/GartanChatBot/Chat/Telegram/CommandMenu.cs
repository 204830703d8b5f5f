using GartanChatBot.Limits;
using GartanChatBot.Telemetry;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace GartanChatBot.Chat.Telegram;

/// <summary>
/// Publishes the bot's command menus per scope, and its profile, to Telegram if they changed. Menus are only a hint: rights are checked
/// when a command arrives.
/// </summary>
internal sealed partial class CommandMenu(
    TelegramApi api,
    MenuLists menu,
    TelegramProfile profile,
    ChatOptions chat,
    TelegramMemory memory,
    TimeProvider time,
    ILogger<CommandMenu> logger) : EnduringService(time, logger)
{
    private const int MaxTries = 8;

    private static readonly BackOffLadder Pauses = BackOffLadder.Doubling(TimeSpan.FromMinutes(5), Jitter.Random);

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        var lists = menu.All().ToList();
        var fingerprint = await menu.FingerprintAsync(lists, stoppingToken);
        if (memory.LoadMenu() == fingerprint)
            return;

        // The public profile comes first: a status that is no longer wanted must not remain because a menu was rejected.
        if (!await PublishAsync(() => profile.IntroduceAsync(withAbout: !chat.PublicStatus), mayBeGone: false, stoppingToken))
            return;

        foreach (var list in lists)
        {
            if (!await PublishAsync(() => PublishAsync(list), mayBeGone: list.Scope is BotCommandScopeChat, stoppingToken))
                return;
        }

        memory.SaveMenu(fingerprint);
    }

    private Task PublishAsync(MenuList list) => api.CallAsync((bot, token) => list.Commands.Count > 0
        ? bot.SetMyCommands(list.Commands, list.Scope, list.Language, token)
        : bot.DeleteMyCommands(list.Scope, list.Language, token));

    private async Task<bool> PublishAsync(Func<Task> publish, bool mayBeGone, CancellationToken stoppingToken)
    {
        var failures = 0;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await publish();
                return true;
            }
            catch (TelegramApiException fault) when (fault.Kind is TelegramErrorKind.Gone && mayBeGone)
            {
                // An administrator who never started the bot has no chat for a menu.
                return true;
            }
            catch (TelegramApiException fault)
                when (fault.Kind is TelegramErrorKind.Refused or TelegramErrorKind.Unauthorized || attempt == MaxTries)
            {
                LogNotPublished(fault.Message);
                return false;
            }
            catch (TelegramApiException fault)
            {
                var wait = fault.Kind is TelegramErrorKind.TooMany ? fault.RetryAfter : Pauses.After(failures++);
                await Task.Delay(wait, Time, stoppingToken);
            }
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Telegram: the command menu could not be published ({Words}); "
            + "commands still work, and the next start retries."
    )]
    private partial void LogNotPublished(string words);
}
