using GartanChatBot.Chat.Discord.Wire;

using static GartanChatBot.Tests.Chat.Discord.GatewayScript;

namespace GartanChatBot.Tests.Chat.Discord;

/// <summary>A day of heartbeats, with nothing else beside it: the memory of the process is looked at.</summary>
[CollectionDefinition(nameof(GatewayDayTests), DisableParallelization = true)]
[Collection(nameof(GatewayDayTests))]
public class GatewayDayTests
{
    private readonly GatewayScript script = new();

    [Fact]
    public async Task A_day_passes_with_every_heartbeat_on_time_and_nothing_kept()
    {
        const int beats = 24 * 60 * 60 * 1000 / Interval;
        var only = script.Connection().Send(Hello).Expect(GatewayOp.Identify).Send(Ready());
        var running = script.Start();
        await script.Time.TimerAsync(TimeSpan.FromMilliseconds(Interval / 2.0));
        script.Time.Advance(TimeSpan.FromMilliseconds(Interval / 2.0));
        var last = (await only.HeartbeatAsync()).At;
        var early = 0L;

        for (var beat = 1; beat < beats; beat++)
        {
            script.Time.Advance(TimeSpan.FromMilliseconds(Interval));
            var at = (await only.HeartbeatAsync()).At;
            (at - last).ShouldBe(TimeSpan.FromMilliseconds(Interval));
            last = at;
            if (beat == 200)
                early = GC.GetTotalMemory(forceFullCollection: true);
        }

        (GC.GetTotalMemory(forceFullCollection: true) - early).ShouldBeLessThan(4 * 1024 * 1024);
        only.ClosedWith.ShouldBeNull();
        await script.Stopping.CancelAsync();
        await running;
    }
}
