using System.Globalization;
using System.Resources;

namespace GartanChatBot.Chat.MenuWords;

/// <summary>A language in which the menu is offered. English stands for everybody whose language is none of these.</summary>
internal sealed class MenuLanguage
{
    private static readonly ResourceManager Words = new("GartanChatBot.Chat.MenuWords.MenuWords", typeof(MenuLanguage).Assembly);

    private readonly CultureInfo culture;

    private MenuLanguage(string code)
    {
        Code = code;
        culture = code is "en-GB" ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(code);
    }

    public static MenuLanguage English { get; } = new("en-GB");

    public static IReadOnlyList<MenuLanguage> All { get; } =
    [English, .. new[] { "cy", "ga", "gd", "de", "fr", "nl" }.Select(code => new MenuLanguage(code))];

    /// <summary>BCP 47: <c>en-GB</c>, <c>cy</c>.</summary>
    public string Code { get; }

    /// <summary>As Telegram wants it; null is for everybody else.</summary>
    public string? TelegramCode => this == English ? null : Code;

    /// <summary>A command that nobody has translated speaks English.</summary>
    public string SummaryOf(IChatCommand command) => Find(command.Name) ?? English.Find(command.Name) ?? command.Summary;

    /// <summary>Null when it is said in no words of this language.</summary>
    public string? Find(string command) =>
        Words.GetResourceSet(culture, createIfNotExists: true, tryParents: false)?.GetString(command);
}
