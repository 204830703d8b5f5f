using FakeBotApi;

namespace GartanChatBot.Tests.Fakes.BotApi;

public sealed class RateTests : FakeTests
{
    private async Task<int> TakenAsync(FakeChat chat, int tries)
    {
        var taken = 0;
        for (var i = 0; i < tries; i++)
            taken += (int)(await Bot.SendAsync(chat, "Hello")).Status == 200 ? 1 : 0;

        return taken;
    }

    [Fact]
    public async Task A_chat_takes_a_short_burst_and_then_one_a_second()
    {
        Birch.Starts();
        (await TakenAsync(Birch.Chat, 7)).ShouldBe(5);
        var refused = await Bot.SendAsync(Birch.Chat, "Hello");
        ShouldBeRefused(refused, 429, "Too Many Requests: retry after 1");
        refused.Parameter("retry_after").ShouldBe(1);

        Time.Advance(TimeSpan.FromSeconds(1));
        (await TakenAsync(Birch.Chat, 2)).ShouldBe(1);
    }

    [Fact]
    public async Task A_group_takes_20_a_minute()
    {
        var crew = Fake.Supergroup("Fernbrae crew");
        for (var i = 0; i < 20; i++)
        {
            await TakenAsync(crew, 1);
            Time.Advance(TimeSpan.FromMilliseconds(100));
        }

        Fake.Rates.Rules = Fake.Rates.Rules with { PerChatASecond = null };
        await TakenAsync(crew, 20);
        crew.FromBot.Count.ShouldBe(20);
        (await Bot.SendAsync(crew, "Hello")).Parameter("retry_after").ShouldBeInRange(1, 3);
        Time.Advance(TimeSpan.FromMinutes(1));
        (await TakenAsync(crew, 25)).ShouldBe(20);
    }

    [Fact]
    public async Task All_chats_together_take_30_a_second()
    {
        var taken = 0;
        foreach (var name in Enumerable.Range(1, 31).Select(number => $"Person {number}"))
        {
            Fake.User(name).Starts();
            taken += await TakenAsync(Fake.User(name).Chat, 1);
        }

        taken.ShouldBe(30);
        Time.Advance(TimeSpan.FromSeconds(1));
        (await TakenAsync(Fake.User("Person 31").Chat, 1)).ShouldBe(1);
    }

    [Fact]
    public async Task Who_does_not_wait_as_told_is_noticed()
    {
        Birch.Starts();
        await TakenAsync(Birch.Chat, 6);
        Fake.Rates.Impatience.ShouldBe(0);
        await TakenAsync(Birch.Chat, 1);
        Fake.Rates.Impatience.ShouldBe(1);
    }

    [Fact]
    public async Task Counting_can_be_left()
    {
        Fake.Rates.Rules = RateRules.None;
        Birch.Starts();
        (await TakenAsync(Birch.Chat, 50)).ShouldBe(50);
    }
}
