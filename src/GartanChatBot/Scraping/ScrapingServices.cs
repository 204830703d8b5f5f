using GartanChatBot.Gartan.Reading;
using GartanChatBot.Rota;
using GartanChatBot.Stations;
using Quartz;

namespace GartanChatBot.Scraping;

/// <summary>Registers scraping, and for the service its schedule.</summary>
internal static class ScrapingServices
{
    /// <summary>03:40 on the server's clock: few questions, and late enough before the last readings of yesterday at 06:00.</summary>
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
            .AddSingleton<DaysToReread>()
            .AddSingleton<DueDays>()
            .AddSingleton<PassLessons>()
            .AddSingleton<Horizon>()
            .AddSingleton<FirstReadingLog>()
            .AddSingleton<ScheduledScrape>()
            .AddSingleton<ManualScrape>()
            .AddSingleton<PassHistory>()
            .AddSingleton<RotaCoverage>()
            .AddSingleton<IRotaReader, RotaReader>();

    /// <summary>Registers the schedules: each minute, and once a night. For the service only.</summary>
    public static IServiceCollection AddScrapingSchedule(this IServiceCollection services)
    {
        services.AddHostedService<ScrapeSchedule>();
        services.AddHostedService<AssessSchedule>();
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = "GartanChatBot";
                // A night that was missed while the machine slept is not made up for; the next one does the work.
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
