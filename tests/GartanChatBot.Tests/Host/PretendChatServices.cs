using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace GartanChatBot.Tests.Host;

/// <summary>As much of Telegram and Discord as the doctor asks, on loopback.</summary>
internal sealed class PretendChatServices : IAsyncDisposable
{
    public const string TelegramToken = "4711:golf-hotel";
    public const string DiscordToken = "juliett.kilo.lima";

    private readonly WebApplication app;

    private PretendChatServices(WebApplication app) => this.app = app;

    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>What the gateway's address is answered with; null: as Discord does.</summary>
    public Func<IResult>? Gateway { get; set; }

    /// <summary>What Telegram says of the webhook.</summary>
    public string Webhook { get; set; } = """{"url":"","has_custom_certificate":false,"pending_update_count":0}""";

    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<PretendChatServices> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var services = new PretendChatServices(builder.Build());
        services.Map();
        await services.app.StartAsync(TestContext.Current.CancellationToken);
        return services;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
    }

    private void Map()
    {
        app.MapGet("/bot{token}/getMe", (string token) => token == TelegramToken
            ? Json("""{"ok":true,"result":{"id":4711,"is_bot":true,"first_name":"Pump","username":"fernbrae_bot"}}""")
            : Json("""{"ok":false,"error_code":401,"description":"Unauthorized"}""", StatusCodes.Status401Unauthorized));
        app.MapGet("/bot{token}/getWebhookInfo", (string token) => Json($$"""{"ok":true,"result":{{Webhook}}}"""));
        app.MapGet("/api/v10/users/@me", (HttpContext context) =>
            Discord(context, () => Json("""{"id":"1","username":"fernbrae","bot":true}""")));
        app.MapGet("/api/v10/applications/@me", (HttpContext context) =>
            Discord(context, () => Json("""{"id":"1","name":"Fernbrae","flags":0}""")));
        app.MapGet("/api/v10/gateway/bot", (HttpContext context) =>
            Discord(context, () =>
                Gateway?.Invoke()
                ?? Json(
                    """{"url":"wss://gateway.example.test","shards":1,"session_start_limit":{"total":1000,"remaining":998,"reset_after":14400000,"max_concurrency":1}}"""
                )));
    }

    private IResult Discord(HttpContext context, Func<IResult> answer)
    {
        Asked.Enqueue(context.Request.Path);
        return context.Request.Headers.Authorization == $"Bot {DiscordToken}"
            ? answer()
            : Json("""{"message":"401: Unauthorized","code":0}""", StatusCodes.Status401Unauthorized);
    }

    private static IResult Json(string text, int status = StatusCodes.Status200OK) =>
        Results.Text(text, "application/json", statusCode: status);
}
