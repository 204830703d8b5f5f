using System.Globalization;
using System.Resources;
using GartanChatBot.Chat;
using GartanChatBot.Chat.MenuWords;
using GartanChatBot.Tests.Commands;

namespace GartanChatBot.Tests.Chat.Telegram;

/// <summary>The words of the menus, in the language in which the answers are.</summary>
public class MenuWordsTests
{
    [Fact]
    public void Each_word_belongs_to_a_command_and_no_two_are_alike()
    {
        using var rota = new TestRota();
        var commands = rota.Get<IEnumerable<IChatCommand>>().ToDictionary(command => command.Name);
        var words = new ResourceManager("GartanChatBot.Chat.MenuWords.MenuWords", typeof(MenuText).Assembly)
            .GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!
            .Cast<System.Collections.DictionaryEntry>()
            .Select(entry => (string)entry.Key)
            .Where(name => name is not "board")
            .ToList();

        words.Count.ShouldBeGreaterThan(25);
        words.ShouldAllBe(name => commands.ContainsKey(name));
        words.Select(name => MenuText.SummaryOf(commands[name])).ShouldBeUnique();
        commands.Values.ShouldAllBe(command => MenuText.SummaryOf(command).Length >= 3 && MenuText.SummaryOf(command).Length <= 100);
    }
}
