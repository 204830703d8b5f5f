using System.Text.Json.Nodes;

namespace GartanChatBot.Tests.Fakes.BotApi;

public sealed class PollingTests : FakeTests
{
    private static long Id(JsonNode? update) => update!["update_id"]!.GetValue<long>();

    [Fact]
    public async Task Only_an_offset_acknowledges()
    {
        Birch.Says("one");
        Birch.Says("two");
        var first = await Bot.UpdatesAsync();
        first.Count.ShouldBe(2);
        (await Bot.UpdatesAsync()).Count.ShouldBe(2);

        var rest = await Bot.UpdatesAsync(new { offset = Id(first[0]) + 1 });

        rest.ShouldHaveSingleItem()!["message"]!["text"]!.GetValue<string>().ShouldBe("two");
        Fake.Updates.Pending.ShouldHaveSingleItem();
        Id(first[1]).ShouldBe(Id(first[0]) + 1);
    }

    [Fact]
    public async Task A_negative_offset_keeps_the_newest()
    {
        foreach (var word in new[] { "one", "two", "three" })
            Birch.Says(word);

        (await Bot.UpdatesAsync(new { offset = -1 })).ShouldHaveSingleItem()!["message"]!["text"]!.GetValue<string>().ShouldBe("three");
        Fake.Updates.Pending.ShouldHaveSingleItem();
        (await Bot.UpdatesAsync(new { offset = -99 })).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_limit_is_kept()
    {
        Birch.Says("one");
        Birch.Says("two");

        (await Bot.UpdatesAsync(new { limit = 1 })).ShouldHaveSingleItem();
        ShouldBeBlamed(await Bot.AskAsync("getUpdates", new { limit = 101 }), "limit");
    }

    [Fact]
    public async Task A_long_poll_ends_with_the_first_update()
    {
        var poll = Bot.UpdatesAsync(new { timeout = 50 });
        await Fake.UntilAsync(() => Fake.Updates.IsPolled, "the bot polls");
        poll.IsCompleted.ShouldBeFalse();
        Birch.Says("/now");

        (await poll).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_long_poll_ends_empty_after_its_time_at_most_50_seconds()
    {
        var poll = Bot.UpdatesAsync(new { timeout = 100 });
        await Fake.UntilAsync(() => Fake.Updates.IsPolled, "the bot polls");
        Time.Advance(TimeSpan.FromSeconds(50));

        (await poll).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_two_pollers_the_older_loses()
    {
        var older = Bot.AskAsync("getUpdates", new { timeout = 50 });
        await Fake.UntilAsync(() => Fake.Updates.IsPolled, "the first polls");
        var newer = Bot.UpdatesAsync(new { timeout = 50 });

        ShouldBeRefused(
            await older, 409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running");
        Birch.Says("/now");
        (await newer).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Kinds_of_updates_that_were_not_asked_for_do_not_come_and_the_wish_sticks()
    {
        await Bot.UpdatesAsync(new { allowed_updates = new[] { "callback_query" } });
        await Bot.UpdatesAsync();
        Birch.Says("/now");
        (await Bot.UpdatesAsync()).ShouldBeEmpty();

        await Bot.UpdatesAsync(new { allowed_updates = Array.Empty<string>() });
        Birch.Says("/now");
        (await Bot.UpdatesAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_update_waits_for_a_day_and_no_longer()
    {
        Birch.Says("/now");
        Time.Advance(TimeSpan.FromHours(23));
        (await Bot.UpdatesAsync()).ShouldHaveSingleItem();
        Time.Advance(TimeSpan.FromHours(2));
        (await Bot.UpdatesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_update_can_come_twice()
    {
        Birch.Says("/now");
        Fake.Updates.Repeat(Fake.Updates.Pending[0]);

        var updates = await Bot.UpdatesAsync();
        updates.Select(Id).Distinct().ShouldHaveSingleItem();
        updates.Count.ShouldBe(2);
    }
}
