using GartanChatBot.Crewing;
using GartanChatBot.Host;
using GartanChatBot.Rota;
using GartanChatBot.Settings;
using GartanChatBot.Stations;
using GartanChatBot.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace GartanChatBot.Benchmarks.Aims;

/// <summary>The whole service, not started, with a year of one station in its store and a clock that stands still.</summary>
internal static class MeasuredRota
{
    public static readonly LocalDate Today = new(2026, 6, 9);
    public static readonly Instant Now = Instant.FromUtc(2026, 6, 9, 13, 20);

    public static WebApplication Build(string databasePath, bool measured)
    {
        List<string> settings =
        [
            "Gartan:BaseUrl=http://127.0.0.1:9/",
            "Gartan:Username=somebody",
            "Gartan:Password=something",
            "Gartan:PermissionConfirmed=true",
            $"Stations:0:Code={SampleRota.Fernbrae.Code}",
            "Stations:0:BrigadeId=4101",
            $"Storage:Path={databasePath}",
            $"Telemetry:Enabled={measured}",
            "Web:Url=",
        ];
        var console = new BotConsole(TextReader.Null, TextWriter.Null, TextWriter.Null)
        {
            MinimumLogLevel = LogLevel.None,
            ConfigureServices = services => services
                .AddSingleton<TimeProvider>(new StandingClock(Now))
                .AddSingleton(new StationCatalogue([SampleRota.Fernbrae])),
        };

        var app = BotHost.BuildService(
            BotSettings.From(SettingsSources.Build(Path.Combine(AppContext.BaseDirectory, "config"), settings)), console);
        // As in the service: somebody listens.
        if (measured)
            app.Services.GetRequiredService<OpenTelemetry.Metrics.MeterProvider>();

        var rota = app.Services.GetRequiredService<RotaStore>();
        app.Services.GetRequiredService<BotDatabase>()
            .InTransaction(() =>
            {
                foreach (var day in SampleRota.Days(Today.PlusDays(-350), count: 365, people: 14, appliances: 1))
                    rota.Replace(
                        day with
                        {
                            ReadAt = Now - Duration.FromMinutes(2),
                            Appliances =
                            [
                                .. day.Appliances.Select(row => row with { OnTheRun = SlotSet.Empty, OffTheRun = SlotSet.Empty }),
                            ],
                        });
            });
        return app;
    }

    /// <summary>A clock whose hands stand still, so that the reading never gets old; time spent is real.</summary>
    private sealed class StandingClock(Instant now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now.ToDateTimeOffset();
    }
}
