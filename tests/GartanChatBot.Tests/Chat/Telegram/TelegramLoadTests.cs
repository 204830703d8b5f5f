using GartanChatBot.Tests.Chat.Telegram.FakeBotApi;

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

        await bot.RunClockUntilAsync(() => people.All(person => person.Chat.FromBot.Count >= Each), "all are answered");
        await bot.AllIsAnsweredAsync();

        foreach (var person in people)
            person
                .Chat.FromBot.Select(message => message.Text.Split(' ')[4])
                .ShouldBe(Enumerable.Range(1, Each).Select(question => $"x{question}"));

        // The clock of the test may go on between the sending of a message and its arrival, so that a few count as too early.
        bot.Telegram.Calls.Count(call => call.Status == 429).ShouldBeLessThan(Chats * Each / 50);
        bot.Telegram.Rates.Impatience.ShouldBe(0);
    }
}
