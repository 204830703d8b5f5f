using GartanChatBot.Alerts;
using GartanChatBot.Alerts.State;
using GartanChatBot.Outbox;
using GartanChatBot.Scraping;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GartanChatBot.Tests.Journeys;

/// <summary>
/// The same pages again are no news, however often they are read and whoever was told of them in which way. Tuesday 9 June 2026 from 14:18.
/// </summary>
public class ReplayTests
{
    private static readonly LocalDateTime Six = new(2026, 6, 9, 18, 0);
    private static readonly LocalDateTime Tomorrow = new(2026, 6, 10, 10, 0);
    private static readonly LocalDateTime NextWeek = new(2026, 6, 16, 10, 0);

    [Fact]
    public async Task Pages_that_stay_as_they_are_send_nothing_and_edit_nothing()
    {
        await using var world = await ToldInEveryWayAsync();
        var before = Said(world);

        await world.MinutesAsync(60);

        Said(world).ShouldBe(before);
        world.Services.GetRequiredService<OutboxStore>().Waiting().ShouldBeEmpty();
    }

    [Fact]
    public async Task Reading_and_judging_at_one_moment_again_and_again_counts_once()
    {
        await using var world = await ToldInEveryWayAsync();
        world.NoDriver(Tomorrow.PlusHours(2), Tomorrow.PlusHours(3));
        var before = Said(world);

        await ReadAllAsync(world);
        for (var round = 0; round < 20; round++)
        {
            world.Services.GetRequiredService<AssessJob>().Run();
            await world.DeliverAsync();
        }

        Said(world).ShouldBe(before);
        world
            .Services.GetRequiredService<ShortageStore>()
            .All()
            .Single(gap => gap.State is GapState.SeenOnce && gap.Start == Utc(Tomorrow.PlusHours(2)))
            .Sightings.ShouldBe(1);

        world.Bot.Time.Advance(TimeSpan.FromMinutes(1));
        for (var round = 0; round < 3; round++)
        {
            await ReadAllAsync(world);
            world.Services.GetRequiredService<AssessJob>().Run();
            await world.DeliverAsync();
        }

        Said(world).Count.ShouldBe(before.Count + 1, "the second reading announces it, once");
    }

    [Fact]
    public async Task A_restart_says_nothing_new_and_edits_nothing()
    {
        await using var world = await ToldInEveryWayAsync();
        var before = Said(world);

        for (var restart = 0; restart < 4; restart++)
        {
            await world.RestartAsync();
            await world.MinutesAsync(10);
        }

        Said(world).ShouldBe(before);
    }

    [Fact]
    public async Task What_changed_while_nobody_ran_is_told_after_a_restart_and_only_that()
    {
        await using var world = await ToldInEveryWayAsync();
        var before = Said(world);
        world.NoDriver(Tomorrow.PlusHours(2), Tomorrow.PlusHours(3));
        world.Bot.Time.Advance(TimeSpan.FromMinutes(10));

        await world.RestartAsync();
        await world.MinutesAsync(1);
        Said(world).ShouldBe(before, "nothing in the first minutes");
        await world.MinutesAsync(40);

        Said(world).Take(before.Count).ShouldBe(before);
        Said(world).Skip(before.Count).ShouldHaveSingleItem().Text.ShouldContain("K41P1 will be off the run Wed 12:00–13:00");
    }

    /// <summary>
    /// One gap by the summary of the first run, one announced and seen, one announced and offered, one far away, one that has begun.
    /// </summary>
    private static async Task<AlertWorld> ToldInEveryWayAsync()
    {
        var world = await AlertWorld.StartAsync();
        world.NoDriver(Six.PlusHours(1), Six.PlusHours(2));
        world.NoDriver(NextWeek, NextWeek.PlusHours(1));
        await world.MinutesAsync(5);
        world.NoDriver(new(2026, 6, 9, 14, 45), new(2026, 6, 9, 17, 0));
        world.NoDriver(Tomorrow, Tomorrow.PlusHours(1));
        await world.MinutesAsync(35);

        world.Platform.Texts.Count.ShouldBe(4);
        world.Platform.Texts[0].ShouldContain("Already short as I start up");
        world.Platform.Texts.Count(text => text.Contains("is off the run now")).ShouldBe(1);
        (
            await world.TapAsync(world.Platform.Posts.Single(post => post.Text.Contains("Wed 10:00–11:00")), new("b", "Birch"), "Seen")
        ).ShouldContain("Seen by Birch");
        (
            await world.TapAsync(
                world.Platform.Posts.Single(post => post.Text.Contains("Wed 10:00–11:00")), new("c", "Cedar"), "I can cover")
        ).ShouldContain("Thank you");
        await world.MinutesAsync(3);
        world.Platform.Texts.Count.ShouldBe(5);
        return world;
    }

    private static async Task ReadAllAsync(AlertWorld world)
    {
        var scrape = world.Services.GetRequiredService<ManualScrape>();
        await scrape.RunAsync(new(null, null, scrape.Targets.All), null, TestContext.Current.CancellationToken);
    }

    private static Instant Utc(LocalDateTime local) => local.InZoneStrictly(DateTimeZoneProviders.Tzdb["Europe/London"]).ToInstant();

    private static List<(string Id, string Text, int Edits)> Said(AlertWorld world) =>
        [.. world.Platform.Posts.Select(post => (post.Id, post.Text, post.Edits))];
}
