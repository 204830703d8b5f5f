using System.Globalization;
using System.Resources;
using GartanChatBot.Chat.MenuWords;

namespace GartanChatBot.Tests.Chat.Telegram;

/// <summary>The menu speaks the languages of the islands, and of neighbours with volunteer crews.</summary>
public class MenuWordsTests
{
    public static TheoryData<string> Languages => [.. MenuLanguage.All.Select(language => language.Code)];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Each_language_has_words_for_the_same_commands(string code)
    {
        var language = MenuLanguage.All.Single(each => each.Code == code);

        foreach (var command in Commands())
            language.Find(command).ShouldNotBeNull(command).Length.ShouldBeInRange(3, 100, command);
    }

    [Fact]
    public void Languages_are_those_of_the_plan() =>
        MenuLanguage.All.Select(language => language.Code).ShouldBe(["en-GB", "cy", "ga", "gd", "de", "fr", "nl"]);

    [Fact]
    public void No_language_repeats_another() =>
        Commands()
            .ShouldAllBe(command =>
                MenuLanguage.All.Select(language => language.Find(command)).Distinct().Count() == MenuLanguage.All.Count);

    private static IEnumerable<string> Commands() =>
        new ResourceManager("GartanChatBot.Chat.MenuWords.MenuWords", typeof(MenuLanguage).Assembly)
            .GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!
            .Cast<System.Collections.DictionaryEntry>().Select(entry => (string)entry.Key);
}
