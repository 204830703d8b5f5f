using GartanChatBot.Availability;
using GartanChatBot.Stations;
using Quartz;

namespace GartanChatBot.Boards;

/// <summary>Brings the boards up to date each minute, because time alone changes a verdict, and as soon as a station's pages were read.</summary>
internal sealed class LiveBoardJob(LiveBoard boards) : IJob
{
    private const string Key = "live-board";

    /// <summary>Beside the schedule of the scrapes, in the same scheduler.</summary>
    public static IServiceCollection AddTo(IServiceCollection services) => services.AddQuartz(quartz =>
    {
        quartz.AddJob<LiveBoardJob>(job => job.WithIdentity(Key).StoreDurably().DisallowConcurrentExecution());
        quartz.AddTrigger<LiveBoardJob>(trigger => trigger
            .ForJob(Key)
            .WithIdentity(Key)
            .WithSimpleSchedule(schedule => schedule.WithInterval(TimeSpan.FromMinutes(1)).RepeatForever()));
        quartz.AddJobListener(provider => ActivatorUtilities.CreateInstance<AfterReading>(provider), []);
    });

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await boards.RefreshAsync(cancellationToken);

    /// <summary>Has the boards looked at when another job has changed a rota.</summary>
    private sealed class AfterReading(StationCatalogue stations, RotaStore rota) : IJobListener
    {
        private long seen;

        public async ValueTask JobWasExecuted(IJobExecutionContext context, JobExecutionException? jobException, CancellationToken cancellationToken = default)
        {
            var versions = stations.All.Sum(station => rota.VersionOf(station.Code));
            if (Interlocked.Exchange(ref seen, versions) == versions || context.JobDetail.Key.Name == Key)
                return;

            try
            {
                await context.Scheduler.TriggerJob(new JobKey(Key), cancellationToken);
            }
            catch (SchedulerException)
            {
                // The service is stopping; the next one looks at the boards within a minute.
            }
        }
    }
}
