using GartanChatBot.Alerts;
using GartanChatBot.Outbox;
using GartanChatBot.Scraping;
using Microsoft.Extensions.DependencyInjection;

namespace GartanChatBot.Tests.TestKit;

/// <summary>What a service does by itself each minute, for tests whose clock stands still meanwhile.</summary>
internal static class ServiceMinute
{
    /// <summary>Reads what is due, assesses, delivers.</summary>
    public static async Task BeatAsync(this IServiceProvider services)
    {
        await services.ScrapeDueAsync();
        services.GetRequiredService<AssessJob>().Run();
        await services.GetRequiredService<OutboxDispatcher>().DeliverDueAsync(TestContext.Current.CancellationToken);
    }

    public static async Task ScrapeDueAsync(this IServiceProvider services)
    {
        foreach (var target in services.GetRequiredService<ScrapeTargets>().All)
            await services.GetRequiredService<ScheduledScrape>().RunAsync(target, TestContext.Current.CancellationToken);
    }
}
