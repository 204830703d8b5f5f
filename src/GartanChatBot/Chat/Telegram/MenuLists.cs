using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Telegram.Bot.Types;

namespace GartanChatBot.Chat.Telegram;

/// <summary>Commands of one scope in one language; an empty list removes the menu.</summary>
internal sealed record MenuList(BotCommandScope Scope, string ScopeName, string? Language, IReadOnlyList<BotCommand> Commands);

/// <summary>Builds the command menu for each scope.</summary>
internal sealed class MenuLists(IEnumerable<IChatCommand> commands, ChatOptions chat, TelegramAccount account)
{
    /// <summary>Languages for which earlier versions published menus; Telegram keeps those until they are removed.</summary>
    private static readonly string[] FormerLanguages = ["cy", "ga", "gd", "de", "fr", "nl"];

    public IEnumerable<MenuList> All()
    {
        List<IChatCommand> all =
        [
            .. commands.Where(command =>
                IsName(command.Name) && command.Section is not MenuSection.Hidden && command.IsOfferedOn(TelegramTarget.PlatformName)),
        ];
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
            from language in FormerLanguages.Prepend(null)
            select new MenuList(
                scope.Scope, scope.Name, language,
                language is null ? [.. scope.Commands.Select(command => new BotCommand(command.Name, command.Summary))] : []);
    }

    /// <summary>Hash of the account and of everything that menus and profile show; a changed hash triggers publishing.</summary>
    public async Task<string> FingerprintAsync(IEnumerable<MenuList> lists, CancellationToken cancellationToken)
    {
        var text = new StringBuilder($"{(await account.WhoAsync(cancellationToken)).UserId} {chat.PublicStatus}");
        foreach (var list in lists)
            text.Append(CultureInfo.InvariantCulture, $"\n{list.ScopeName} {list.Language} ")
                .AppendJoin('|', list.Commands.Select(command => $"{command.Command}={command.Description}"));

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>Chat ids of the configured administrators, whose private chats list the administrators' commands too.</summary>
    private IEnumerable<long> Administrators() =>
        chat
            .Admins.Select(text =>
                Conversation.TryParse(text, out var place)
                && place.Platform == TelegramTarget.PlatformName
                && TelegramTarget.TryParse(place.Id, out var at)
                    ? at.Value.Chat
                    : 0)
            .Where(id => id > 0);

    private static bool IsName(string name) =>
        name.Length is > 0 and <= 32 && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_');
}
