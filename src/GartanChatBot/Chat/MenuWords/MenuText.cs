using System.Globalization;
using System.Resources;

namespace GartanChatBot.Chat.MenuWords;

/// <summary>
/// What a command is called in a platform's menu. In English for everybody: answers are, and a menu in another language would promise more.
/// </summary>
internal static class MenuText
{
    private static readonly ResourceManager Words = new("GartanChatBot.Chat.MenuWords.MenuWords", typeof(MenuText).Assembly);

    public static string SummaryOf(IChatCommand command) => Words.GetString(command.Name, CultureInfo.InvariantCulture) ?? command.Summary;
}
