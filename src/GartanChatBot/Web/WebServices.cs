using GartanChatBot.Storage;
using GartanChatBot.Web.Board;
using GartanChatBot.Web.Pages;

namespace GartanChatBot.Web;

/// <summary>The web: board, JSON API, health, OpenAPI document.</summary>
internal static class WebServices
{
    private const string ApiPath = "/api/v1";

    /// <summary>2 MiB: chat platform updates can have 1 MiB, and all other bodies are short.</summary>
    private const long LargestBody = 2 << 20;

    /// <summary>Registers the services for questions; the command line also uses them without web.</summary>
    public static IServiceCollection AddQuestions(this IServiceCollection services) => services
        .AddSingleton<ApiRotaResolver>()
        .AddSingleton<WebQuestionHandler>();

    public static void AddWeb(this WebApplicationBuilder builder, WebOptions options)
    {
        builder.Services.AddSingleton(options);
        builder.Services.AddAccess(options);
        builder.Services.AddSingleton<StationBoards>();
        builder.Services.AddSingleton<BoardStream>();
        builder.Services.AddSingleton<GapTold>();
        builder.Services.AddSingleton<AlertsPage>();
        builder.Services.AddSingleton<RunsPage>();
        builder.Services.AddSingleton<SettingsPage>();
        builder.Services.AddSingleton<WebNames>();
        builder.Services.AddProblemDetails();
        builder.Services.AddExceptionHandler<ApiFailures>();
        builder.Services.AddOpenApi("v1");
        builder.Services.AddHealthChecks().AddCheck<ScrapeFreshnessCheck>("rota").AddCheck<DatabaseCheck>("database");
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Default));
        // Without it, an invalid body is answered with a bare status code instead of a sentence.
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });

        if (options.Enabled)
            builder.WebHost.UseUrls(options.Url);
        else
            builder.Services.AddSingleton<Microsoft.AspNetCore.Hosting.Server.IServer, NullServer>();
    }

    public static void MapWeb(this WebApplication app)
    {
        app.UseMiddleware<WebHeaders>();
        app.UseExceptionHandler();
        app.UseMiddleware<WebHosts>();
        app.UseProxies(app.Services.GetRequiredService<WebOptions>());
        app.UseStatusCodePages();
        app.EndRequestsWithTheService();
        app.UseMiddleware<HeadRequests>();
        app.UseRouting();
        app.UseMiddleware<AccessGate>();

        app.MapHealth();
        app.MapBoard();
        app.MapLogin();
        app.MapTelegram();

        var guarded = app.MapGroup("").Needs(Access.Viewer);
        guarded.MapOpenApi("/openapi/{documentName}.json");
        guarded.MapLive();
        guarded.MapMetrics();

        var api = guarded.MapGroup(ApiPath);
        api.MapStations();
        api.MapAppliances();
        api.MapAsk();
        api.MapPerformance();
        api.MapBoards();
        api.MapPages();
    }

    private static void AddAccess(this IServiceCollection services, WebOptions options)
    {
        services
            .AddSingleton<AccessRule>()
            .AddSingleton<TokenGuesses>()
            .AddSingleton<BoardCookie>()
            .AddSingleton<ServiceKey>();

        if (!options.Enabled)
            return;

        services.AddHostedService(provider =>
        {
            // Opens the database first, which only one process can, so that a second service can't overwrite the first one's key.
            provider.GetRequiredService<BotDatabase>();
            return provider.GetRequiredService<ServiceKey>();
        });
    }
}
