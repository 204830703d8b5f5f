using GartanChatBot.Alerts;
using GartanChatBot.Chats;
using GartanChatBot.Outbox;
using GartanChatBot.PinnedBoards;
using GartanChatBot.Scraping;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GartanChatBot.Tests.TestKit;

/// <summary>
/// What a service does by itself, time and again: it reads, assesses, delivers, looks after boards and after who has left. Where it is
/// switched off (<see cref="BotHarness.HasClockwork"/>) the test does it, each to its end, and nothing is under way when its clock jumps.
/// </summary>
internal static class Clockwork
{
    private static readonly Type[] Wheels =
    [
        typeof(ScrapeSchedule), typeof(AssessSchedule), typeof(OutboxWorker), typeof(PinnedBoardSchedule), typeof(PublicSignSchedule),
        typeof(DiscordMembership),
    ];

    public static void SwitchOff(IServiceCollection services)
    {
        var wheels = services.Where(service => service.ServiceType == typeof(IHostedService) && Wheels.Contains(Made(service)));
        foreach (var wheel in wheels.ToList())
            services.Remove(wheel);
    }

    /// <summary>A minute's work: reads what is due, assesses, delivers.</summary>
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

    /// <summary>By its type, or by what its factory returns.</summary>
    private static Type? Made(ServiceDescriptor service) =>
        service.ImplementationType ?? service.ImplementationFactory?.GetType().GenericTypeArguments[^1];
}
