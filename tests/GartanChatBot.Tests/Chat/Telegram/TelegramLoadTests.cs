using FakeBotApi;

namespace GartanChatBot.Tests.Chat.Telegram;

/// <summary>Many at once.</summary>
public class TelegramLoadTests
{
    private const int Chats = 100;
    private const int Each = 10;

    [Fact]
    public async Task A_thousand_questions_of_a_hundred_chats_are_all_answered_and_in_order()
    {
        await using var bot = await TelegramBot.PrepareAsync();
        FakeUser[] people = [.. Enumerable.Range(1, Chats).Select(number => bot.Telegram.User($"Crew{number}"))];
        foreach (var person in people)
            bot.Admit(person.Id);
        await bot.RunServiceAsync();

        for (var question = 1; question <= Each; question++)
        {
            foreach (var person in people)
                person.Says($"/skill x{question}");
        }

        // What is sent at one moment of the clock arrives at a later one: by less than the bot stays below the limit.
        await bot.RunClockUntilAsync(
            () => people.All(person => person.Chat.FromBot.Count >= Each), "all are answered", TimeSpan.FromMilliseconds(20));
        await bot.AllIsAnsweredAsync();

        foreach (var person in people)
            person
                .Chat.FromBot.Select(message => message.Text.Split(' ')[6])
                .ShouldBe(Enumerable.Range(1, Each).Select(question => $"x{question}"));
        bot.Telegram.Calls.ShouldAllBe(call => call.Status != 429);
    }
}
