using System.Globalization;
using GartanChatBot.Tests.TestKit;
using NodaTime;

namespace GartanChatBot.Tests.Journeys;

/// <summary>
/// How long after somebody booked off a chat hears of it: today's page is read every five minutes, and a change is confirmed a minute
/// later.
/// </summary>
public class AlertDelayTests
{
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];
    private static readonly TimeSpan Refresh = TimeSpan.FromMinutes(5);

    /// <summary>For the figures: <c>GARTAN_TEST_BOOKINGS=200</c>.</summary>
    [Fact]
    public async Task From_booking_to_alert_and_from_cover_to_all_clear_it_takes_the_refresh_and_a_minute_at_most()
    {
        var bookings = Effort.Asked("GARTAN_TEST_BOOKINGS", 25);
        var random = new Random(7);
        await using var world = await AlertWorld.StartAsync(settings: bot =>
        {
            bot.Set("Alerts:QuietHours", "00:00-00:00");
            bot.Set("Tuning:Enabled", "false");
            bot.Set("Stations:0:DaysAhead", "2");
        });
        await world.MinutesAsync(4);
        List<TimeSpan> opened = [], closed = [];

        for (var booking = 0; booking < bookings; booking++)
        {
            await LaterAsync(world, random);
            var from = Quarter(world.Now).PlusMinutes(15 * random.Next(4, 12));
            var to = from.PlusMinutes(15 * random.Next(1, 8));

            opened.Add(await DelayAsync(world, random, () => world.NoDriver(from, to), "will be off the run"));
            closed.Add(await DelayAsync(world, random, () => world.DriverBack(from, to), "covered"));
        }

        opened.Concat(closed).Max().ShouldBeLessThanOrEqualTo(Refresh + TimeSpan.FromSeconds(90));
        TestContext.Current.TestOutputHelper?.WriteLine($"{bookings} bookings: to alert {Words(opened)}; to all clear {Words(closed)}");
    }

    /// <summary>Hours later, so that no two gaps are too near or too many; never at an hour whose gap would be of another day.</summary>
    private static async Task LaterAsync(AlertWorld world, Random random)
    {
        var later = world.Now + Duration.FromMinutes(125 + random.Next(60));
        var local = later.InZone(London).LocalDateTime;
        if (local.Hour is < 7 or > 17)
            later = London.AtLeniently((local.Hour < 7 ? local.Date : local.Date.PlusDays(1)).At(new(7, random.Next(60)))).ToInstant();

        world.Bot.Time.Advance((later - world.Now).ToTimeSpan());
        await world.MinutesAsync(random.Next(2, 8));
    }

    private static async Task<TimeSpan> DelayAsync(AlertWorld world, Random random, Action change, string word)
    {
        await world.BeatAsync();
        var (before, seconds) = (world.Platform.Posts.Count, random.Next(60));
        world.Bot.Time.Advance(TimeSpan.FromSeconds(seconds));
        change();
        var changed = world.Now;
        world.Bot.Time.Advance(TimeSpan.FromSeconds(60 - seconds));

        for (var minute = 0; minute < 20; minute++)
        {
            await world.BeatAsync();
            if (world.Platform.Posts.Count > before)
            {
                world.Platform.Posts.Count.ShouldBe(before + 1);
                world.Platform.Posts[^1].Text.ShouldContain(word);
                var delay = (world.Now - changed).ToTimeSpan();
                await LetPassAsync(world, random);
                return delay;
            }

            world.Bot.Time.Advance(TimeSpan.FromMinutes(1));
        }

        throw new TimeoutException($"Nobody was told \"{word}\" in twenty minutes.");
    }

    /// <summary>The next change comes at any moment between two readings.</summary>
    private static async Task LetPassAsync(AlertWorld world, Random random)
    {
        world.Bot.Time.Advance(TimeSpan.FromMinutes(1));
        await world.MinutesAsync(random.Next(5));
    }

    private static LocalDateTime Quarter(Instant now) =>
        now.InZone(London).LocalDateTime is var local ? local.Date + new LocalTime(local.Hour, local.Minute / 15 * 15) : default;

    private static string Words(List<TimeSpan> delays)
    {
        delays.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"p50 {delays[delays.Count / 2]:mm\\:ss}, worst {delays[^1]:mm\\:ss}");
    }
}
