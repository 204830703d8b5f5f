using GartanChatBot.Gartan.Reading;
using GartanChatBot.Rota;
using GartanChatBot.Stations;
using Quartz;

namespace GartanChatBot.Scraping;

/// <summary>Keeping the rota fresh: the passes, and in the service the clockwork that runs them.</summary>
internal static class ScrapingServices
{
    /// <summary>03:40 on the server's clock: no crew asks much then, and the night's last readings of yesterday come later.</summary>
    private const string AtNight = "0 40 3 * * ?";

    public static IServiceCollection AddScraping(
        this IServiceCollection services, ScrapeOptions options, IReadOnlyList<StationOptions> stations) =>
        services
            .AddSingleton(options)
            .AddSingleton(new RefreshLadder(options.Refresh))
            .AddSingleton(provider => new ScrapeTargets(stations, provider.GetRequiredService<StationCatalogue>()))
            .AddSingleton(provider => new StationsFingerprint(
                stations.Zip(provider.GetRequiredService<StationCatalogue>().All, PageOwner.IdentityOf)))
            .AddSingleton<ScrapeRunStore>()
            .AddSingleton<StationRecordStore>()
            .AddSingleton<StationRename>()
            .AddSingleton<StationChanges>()
            .AddSingleton<DayActivity>()
            .AddSingleton<RequestAllowance>()
            .AddSingleton<AdaptiveRefresh>()
            .AddSingleton<CountCheck>()
            .AddSingleton<PageOwner>()
            .AddSingleton<RepeatedPageStore>()
            .AddSingleton<RepeatedPages>()
            .AddSingleton<PageJudge>()
            .AddSingleton<PageReading>()
            .AddSingleton<PageImport>()
            .AddSingleton<PassDays>()
            .AddSingleton<PageStorage>()
            .AddSingleton<PictureDecisions>()
            .AddSingleton<StationScraper>()
            .AddSingleton<DaysToHeal>()
            .AddSingleton<DueDays>()
            .AddSingleton<PassLessons>()
            .AddSingleton<Horizon>()
            .AddSingleton<FirstReadingLog>()
            .AddSingleton<ScheduledScrape>()
            .AddSingleton<ManualScrape>()
            .AddSingleton<PassHistory>()
            .AddSingleton<RotaCoverage>()
            .AddSingleton<IRotaReader, RotaReader>();

    /// <summary>Only in the service: what is done each minute, and once a night.</summary>
    public static IServiceCollection AddScrapingSchedule(this IServiceCollection services)
    {
        services.AddHostedService<ScrapeSchedule>();
        services.AddHostedService<AssessSchedule>();
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = "GartanChatBot";
                // What was missed while the machine slept is not made up for: the next night does it.
                scheduler.DefaultMisfireHandling = DefaultMisfireHandling.DoNothing;
            });
            quartz.UseInMemoryStore();

            quartz.AddJob<HousekeepingJob>(job => job.WithIdentity("housekeeping").StoreDurably().DisallowConcurrentExecution());
            quartz.AddTrigger<HousekeepingJob>(trigger =>
                trigger.ForJob("housekeeping").WithIdentity("housekeeping").WithCronSchedule(AtNight));
        });
        return services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
    }
}
