using NodaTime;

namespace GartanChatBot.Tests.Journeys;

/// <summary>
/// A gap across midnight stands on two pages, and is one gap also while only one of them has been read again. Tuesday 9 June 2026 from
/// 14:18.
/// </summary>
public class MidnightGapTests
{
    private static readonly LocalDateTime Late = new(2026, 6, 9, 22, 0);

    [Theory]
    [InlineData(135, "00:15")]
    [InlineData(240, "02:00")]
    public async Task It_is_announced_once_and_covered_once_as_a_whole(int minutes, string end)
    {
        await using var world = await AlertWorld.StartAsync(settings: bot => bot.Set("Alerts:QuietHours", "00:00-00:00"));
        await world.MinutesAsync(4);
        var to = Late.PlusMinutes(minutes);

        world.NoDriver(Late, to);
        await world.MinutesAsync(30);
        world.Platform.Posts.ShouldHaveSingleItem().Text.ShouldContain($"today 22:00–Wed {end}");

        world.DriverBack(Late, to);
        await world.MinutesAsync(30);
        world.Platform.Posts.Count.ShouldBe(2);
        world.Platform.Texts[^1].ShouldContain($"covered: today 22:00–Wed {end}");
    }

    [Fact]
    public async Task Cut_to_its_first_hour_it_is_an_edit_and_no_covered_quarter_of_tomorrow()
    {
        await using var world = await AlertWorld.StartAsync(settings: bot => bot.Set("Alerts:QuietHours", "00:00-00:00"));
        await world.MinutesAsync(4);
        world.NoDriver(Late, Late.PlusMinutes(135));
        await world.MinutesAsync(30);

        world.DriverBack(Late.PlusHours(1), Late.PlusMinutes(135));
        await world.MinutesAsync(30);

        world.Platform.Posts.ShouldHaveSingleItem().Text.ShouldContain("today 22:00–23:00");
    }

    [Fact]
    public async Task Cut_from_the_morning_on_it_is_an_edit_too()
    {
        await using var world = await AlertWorld.StartAsync(settings: bot => bot.Set("Alerts:QuietHours", "00:00-00:00"));
        await world.MinutesAsync(4);
        world.NoDriver(Late, Late.PlusHours(4));
        await world.MinutesAsync(30);

        world.DriverBack(Late, Late.PlusHours(3));
        await world.MinutesAsync(30);

        world.Platform.Posts.ShouldHaveSingleItem().Text.ShouldContain("Wed 01:00–02:00");
    }
}
