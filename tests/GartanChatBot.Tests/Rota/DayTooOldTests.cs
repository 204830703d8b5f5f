using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using GartanChatBot.Tests.Journeys;
using GartanSimulator;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GartanChatBot.Tests.Rota;

/// <summary>A day ahead that nobody could read for hours may say anything by now.</summary>
public class DayTooOldTests
{
    private static readonly StationCode Fernbrae = StationCode.Parse("K41");
    private static readonly LocalDate Tomorrow = new(2026, 6, 10);

    [Fact]
    public async Task Counts_as_unread_after_hours_and_as_read_from_its_next_reading_on()
    {
        await using var world = await AlertWorld.StartAsync();
        await world.MinutesAsync(20);
        IsTooOld(world).ShouldBeFalse();

        world.Bot.Site.Faults.Always(SimulatedPage.Grid, new StatusFault(403));
        await world.MinutesAsync(180);
        IsTooOld(world).ShouldBeTrue();

        world.Bot.Site.Faults.Clear();
        while (ReadAt(world) != world.Now)
        {
            world.Bot.Time.Advance(TimeSpan.FromMinutes(1));
            IsTooOld(world).ShouldBeTrue();
            await world.BeatAsync();
        }

        IsTooOld(world).ShouldBeFalse("its page is the same as before, and was read just now");
    }

    private static bool IsTooOld(AlertWorld world) =>
        world.Services.GetRequiredService<RotaQueries>().Rota(Fernbrae, asOf: null).TooOld.Contains(Tomorrow);

    private static Instant? ReadAt(AlertWorld world) => world.Services.GetRequiredService<RotaStore>().LastReadAt(Fernbrae, Tomorrow);
}
