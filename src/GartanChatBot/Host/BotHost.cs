using GartanChatBot.Alerts;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Discord;
using GartanChatBot.Chat.Discord.Interactions;
using GartanChatBot.Chat.Telegram;
using GartanChatBot.Chats;
using GartanChatBot.Commands;
using GartanChatBot.Gartan;
using GartanChatBot.Gartan.Http;
using GartanChatBot.Gartan.Marks;
using GartanChatBot.Inbox;
using GartanChatBot.Outbox;
using GartanChatBot.Performance;
using GartanChatBot.PinnedBoards;
using GartanChatBot.Rota;
using GartanChatBot.Scraping;
using GartanChatBot.Stations;
using GartanChatBot.Storage;
using GartanChatBot.Telemetry;
using GartanChatBot.Tuning;
using GartanChatBot.Web;

namespace GartanChatBot.Host;

/// <summary>Builds the whole bot: a table of contents of its folders.</summary>
internal static class BotHost
{
    /// <summary>Docker kills a container ten seconds after SIGTERM.</summary>
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(8);

    /// <summary>
    /// Stops the framework from watching for an appsettings.json that is never read: a thread and one of the system's limited file watches.
    /// </summary>
    private const string WatchNoFiles = "--hostBuilder:reloadConfigOnChange=false";

    /// <summary>The service: everything in <see cref="BuildTools"/>, and the background services.</summary>
    public static WebApplication BuildService(BotSettings settings, BotConsole console)
    {
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, Args = [WatchNoFiles] });
        builder.Logging.AddBotLogging(console);
        builder.Services.AddBot(settings, console);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeToStop);
        builder.Services.AddSingleton(provider =>
            new TelegramMemoryStore(provider.GetRequiredService<BotDatabase>(), provider.GetRequiredService<TimeProvider>()).AsMemory());
        builder.Services.AddTelegram(settings.Telegram);
        builder.Services.AddScrapingSchedule();
        builder.Services.AddOutboxDelivery();
        builder.Services.AddBoardSchedule();
        builder.Services.AddMetricsExport(settings.Telemetry);
        builder.Services.AddPerformanceKeeping();
        builder.Services.AddDiscordListener(settings.Discord);
        builder.Services.AddDepartureWatch(settings.Discord);
        builder.Services.AddSingleton(settings.InForce);
        builder.AddWeb(settings.Web);
        console.ConfigureServices(builder.Services);

        var app = builder.Build();
        app.MapWeb();
        app.Services.GetRequiredService<StationChanges>().Apply();
        app.Services.WatchQueues();
        app.MapDiscord();
        return app;
    }

    /// <summary>Builds the same services without host, web and background jobs: for verbs that do one thing and end.</summary>
    public static ServiceProvider BuildTools(BotSettings settings, BotConsole console)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddBotLogging(console));
        services.AddBot(settings, console);
        console.ConfigureServices(services);
        return services.BuildServiceProvider();
    }

    private static void AddBot(this IServiceCollection services, BotSettings settings, BotConsole console)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(console);

        services.AddTelemetry(settings.Telemetry);
        services.AddSingleton(settings.Tuning);
        services.AddSingleton<TuningDecisions>();
        services.AddStations(settings.Stations, settings.Skills, settings.Gartan.HeadCount);
        services.AddStorage(settings.Storage);
        services.AddSingleton(provider => new GartanMemoryStore(provider.GetRequiredService<BotDatabase>()).AsMemory());
        services.AddSingleton<MarkStore>();
        services.AddGartan(settings.Gartan, settings.Codes, settings.Stations.Count);
        services.AddAvailability(settings.Cache, settings.Scraping.Refresh);
        services.AddChat(settings.Chat);
        services.AddMembers(settings.Discord.Roles);
        services.AddTerminal(console.Output, console.Width);
        services.AddPerformance();
        services.AddDiscord(settings.Discord);
        services.AddCommands();
        services.AddBoards();
        services.AddQuestions();
        services.AddOutbox();
        services.AddAlerts(settings.Alerts);
        services.AddScraping(settings.Scraping, settings.Stations);
    }
}
