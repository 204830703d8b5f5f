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

/// <summary>The whole bot put together: a table of contents of its folders.</summary>
internal static class BotHost
{
    /// <summary>Docker kills a container ten seconds after SIGTERM.</summary>
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(8);

    /// <summary>
    /// The framework would watch for an appsettings.json that we never read: a thread and one of the system's few watches.
    /// </summary>
    private const string WatchNoFiles = "--hostBuilder:reloadConfigOnChange=false";

    /// <summary>The service: everything below, and what runs by itself.</summary>
    public static WebApplication BuildService(BotSettings settings, BotConsole console)
    {
        var builder = CreateBuilder(settings, console);
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
        builder.AddWeb(settings.Web);
        console.ConfigureServices(builder.Services);

        var app = builder.Build();
        app.MapWeb();
        app.Services.GetRequiredService<StationChanges>().Apply();
        app.Services.WatchQueues();
        app.MapDiscord();
        return app;
    }

    /// <summary>The same services without background jobs: for verbs that do one thing and end.</summary>
    public static WebApplication BuildTools(BotSettings settings, BotConsole console)
    {
        var builder = CreateBuilder(settings, console);
        console.ConfigureServices(builder.Services);
        return builder.Build();
    }

    private static WebApplicationBuilder CreateBuilder(BotSettings settings, BotConsole console)
    {
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, Args = [WatchNoFiles] });
        builder.AddBotLogging(console);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(console);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeToStop);

        builder.Services.AddTelemetry(settings.Telemetry);
        builder.Services.AddSingleton(settings.Tuning);
        builder.Services.AddSingleton<TuningDecisions>();
        builder.Services.AddStations(settings.Stations, settings.Skills, settings.Gartan.HeadCount);
        builder.Services.AddStorage(settings.Storage);
        builder.Services.AddSingleton(provider => new GartanMemoryStore(provider.GetRequiredService<BotDatabase>()).AsMemory());
        builder.Services.AddSingleton<MarkStore>();
        builder.Services.AddGartan(settings.Gartan, settings.Codes, settings.Stations.Count);
        builder.Services.AddAvailability(settings.Cache, settings.Scraping.Refresh);
        builder.Services.AddChat(settings.Chat);
        builder.Services.AddMembers(settings.Discord.Roles);
        builder.Services.AddTerminal(console.Output, console.Width);
        builder.Services.AddPerformance();
        builder.Services.AddDiscord(settings.Discord);
        builder.Services.AddCommands();
        builder.Services.AddBoards();
        builder.Services.AddQuestions();
        builder.Services.AddOutbox();
        builder.Services.AddAlerts(settings.Alerts);
        builder.Services.AddScraping(settings.Scraping, settings.Stations);
        return builder;
    }
}
