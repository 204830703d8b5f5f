namespace GartanChatBot.Dashboard;

/// <summary>The web: board, JSON API, health, OpenAPI document.</summary>
internal static class DashboardServices
{
    private const string ApiPath = "/api/v1";

    /// <summary>Questions from programs; the command line asks them too, without any web.</summary>
    public static IServiceCollection AddQuestions(this IServiceCollection services) => services
        .AddSingleton<ApiRota>()
        .AddSingleton<OneQuestion>();

    public static void AddDashboard(this WebApplicationBuilder builder, WebOptions options)
    {
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<AccessRule>();
        builder.Services.AddSingleton<BoardStream>();
        builder.Services.AddProblemDetails();
        builder.Services.AddExceptionHandler<ApiFailures>();
        builder.Services.AddOpenApi("v1");
        builder.Services.AddHealthChecks().AddCheck<ScrapeFreshnessCheck>("rota");
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Default));

        if (options.Enabled)
            builder.WebHost.UseUrls(options.Url);
        else
            builder.Services.AddSingleton<Microsoft.AspNetCore.Hosting.Server.IServer, NoWebServer>();
    }

    public static void MapDashboard(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.MapHealth();
        app.MapBoard();
        app.MapTelegram();
        app.UseMetrics();

        var guarded = app.MapGroup("").AddEndpointFilter<AccessFilter>();
        guarded.MapOpenApi("/openapi/{documentName}.json");
        guarded.MapGet("/live", (BoardStream stream, CancellationToken cancellationToken) => TypedResults.ServerSentEvents(stream.ChangesAsync(cancellationToken)))
            .ExcludeFromDescription();

        guarded.MapMetrics();

        var api = guarded.MapGroup(ApiPath);
        api.MapStations();
        api.MapAppliances();
        api.MapAsk();
        api.MapPerformance();
    }
}
