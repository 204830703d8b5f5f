using GartanChatBot.Alerts;
using GartanChatBot.Availability;
using GartanChatBot.Stations;
using Quartz;

namespace GartanChatBot.Scraping;

/// <summary>Keeping the rota fresh: the passes, and in the service the clockwork that runs them.</summary>
internal static class ScrapingServices
{
    /// <summary>03:40 on the server's clock: no crew asks much then, and the night's last readings of yesterday come later.</summary>
    private const string AtNight = "0 40 3 * * ?";

    public static IServiceCollection AddScraping(this IServiceCollection services, ScrapeOptions options, IReadOnlyList<StationOptions> stations) => services
        .AddSingleton(options)
        .AddSingleton(new RefreshLadder(options.Refresh))
        .AddSingleton(provider => new ScrapeTargets(stations, provider.GetRequiredService<StationCatalogue>()))
        .AddSingleton<ScrapeRunStore>()
        .AddSingleton<DayActivity>()
        .AddSingleton<TunedRefresh>()
        .AddSingleton<CountCheck>()
        .AddSingleton<PageReading>()
        .AddSingleton<PageImport>()
        .AddSingleton<StationScraper>()
        .AddSingleton<DuePass>()
        .AddSingleton<ManualScrape>()
        .AddSingleton<ReadingStatusSource>()
        .AddSingleton(provider => new StatusSource(provider.GetRequiredService<ReadingStatusSource>().Of));

    /// <summary>One job a station, looked at every minute; the refresh ladder says what is due.</summary>
    public static IServiceCollection AddScrapingSchedule(this IServiceCollection services, IReadOnlyList<StationOptions> stations)
    {
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = "GartanChatBot";
                // The default leaves a running pass without its token: the stop would wait for the site.
                scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always;
                // Passes that were missed while the machine slept are not made up for: the next one reads everything due.
                scheduler.DefaultMisfireHandling = DefaultMisfireHandling.DoNothing;
            });
            quartz.UseInMemoryStore();

            quartz.AddJob<HousekeepingJob>(job => job.WithIdentity("housekeeping").StoreDurably().DisallowConcurrentExecution());
            quartz.AddTrigger<HousekeepingJob>(trigger => trigger.ForJob("housekeeping").WithIdentity("housekeeping").WithCronSchedule(AtNight));

            quartz.AddJob<AssessJob>(job => job.WithIdentity("assess").StoreDurably().DisallowConcurrentExecution());
            quartz.AddTrigger<AssessJob>(trigger => trigger
                .ForJob("assess")
                .WithIdentity("assess")
                .WithSimpleSchedule(schedule => schedule.WithInterval(TimeSpan.FromMinutes(1)).RepeatForever()));

            foreach (var station in stations)
            {
                var name = $"scrape-{station.Code}";
                quartz.AddJob<ScrapeJob>(job => job
                    .WithIdentity(name)
                    .UsingJobData(nameof(ScrapeJob.Station), station.Code)
                    .StoreDurably()
                    .DisallowConcurrentExecution());
                quartz.AddTrigger<ScrapeJob>(trigger => trigger
                    .ForJob(name)
                    .WithIdentity(name)
                    .WithSimpleSchedule(schedule => schedule.WithInterval(TimeSpan.FromMinutes(1)).RepeatForever()));
            }
        });
        return services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
    }
}
