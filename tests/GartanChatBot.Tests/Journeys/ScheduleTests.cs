using GartanChatBot.Tests.TestKit;
using GartanSimulator;

namespace GartanChatBot.Tests.Journeys;

/// <summary>The clockwork itself: the service reads by itself, never two passes at once, and stops when it is told to.</summary>
public class ScheduleTests
{
    private const int RequestsOfALogInAndAPage = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_service_reads_the_rota_by_itself()
    {
        await using var bot = await BotHarness.StartAsync();
        await using var service = await bot.StartServiceAsync();

        await bot
            .Site.Log.WhenRequestedAsync(RequestsOfALogInAndAPage + 13)
            .WaitAsync(Patience, TimeProvider.System, TestContext.Current.CancellationToken);

        bot.Site.Log.Logins.ShouldBe(1);
        bot.Site.Log.MaxAtOnce.ShouldBe(1);
    }

    [Fact]
    public async Task A_pass_that_hangs_is_not_overtaken_and_does_not_hold_up_the_stop()
    {
        await using var bot = await BotHarness.StartAsync();
        bot.Site.Faults.Always(SimulatedPage.Grid, new HangFault());
        var service = await bot.StartServiceAsync();
        await bot
            .Site.Log.WhenRequestedAsync(RequestsOfALogInAndAPage)
            .WaitAsync(Patience, TimeProvider.System, TestContext.Current.CancellationToken);

        await service.DisposeAsync().AsTask().WaitAsync(Patience, TimeProvider.System, TestContext.Current.CancellationToken);

        bot.Site.Log.Count(SimulatedPage.Grid).ShouldBe(1);
        (await bot.RunAsync("ask", "/status")).Error.ShouldStartWith("No rota is stored yet", customMessage: "the file is free again");
    }
}
