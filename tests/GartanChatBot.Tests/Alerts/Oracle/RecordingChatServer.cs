using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GartanChatBot.Tests.Alerts.Oracle;

/// <summary>
/// A chat service on loopback that keeps what it was sent. One of its two kinds of chat can be asked whether a message is there,
/// the other takes the same key only once; neither does what the other does.
/// </summary>
internal sealed class RecordingChatServer : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly Lock gate = new();
    private readonly List<PostedMessage> messages = [];

    private RecordingChatServer(WebApplication application) => this.application = application;

    public Uri Address => new(application.Urls.Single());

    /// <summary>Told of every new message before it is acknowledged, on the server's thread.</summary>
    public Action<PostedMessage> Taken { get; set; } = _ => { };

    /// <summary>Told of every message as soon as all of the acknowledgement has gone out.</summary>
    public Action<PostedMessage> Acknowledged { get; set; } = _ => { };

    public IReadOnlyList<PostedMessage> Messages
    {
        get
        {
            lock (gate)
                return [.. messages];
        }
    }

    public static async Task<RecordingChatServer> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IHostLifetime, GuestLifetime>();

        var server = new RecordingChatServer(builder.Build());
        server.application.Run(server.AnswerAsync);
        await server.application.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await application.StopAsync();
        await application.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        var (platform, key) = (request.Query["platform"].ToString(), request.Query["key"].ToString());

        switch (request.Path)
        {
            case "/send":
                using (var reader = new StreamReader(request.Body))
                    await SendAsync(context, platform, key, await reader.ReadToEndAsync(context.RequestAborted));
                break;
            case "/find":
                await context.Response.WriteAsync(Find(platform, key)?.Id ?? "");
                break;
            case "/edit":
                context.Response.StatusCode = Messages.Any(message => message.Id == request.Query["id"])
                    ? StatusCodes.Status200OK
                    : StatusCodes.Status404NotFound;
                break;
            default:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                break;
        }
    }

    private async Task SendAsync(HttpContext context, string platform, string key, string text)
    {
        PostedMessage message;
        lock (gate)
        {
            if (HttpPlatform.TakesKeysOnce(platform) && Find(platform, key) is { } there)
                message = there;
            else
                messages.Add(message = new($"m{messages.Count + 1}", platform, key, text));
        }

        Taken(message);
        await context.Response.WriteAsync(message.Id);
        await context.Response.CompleteAsync();
        Acknowledged(message);
    }

    private PostedMessage? Find(string platform, string key)
    {
        lock (gate)
            return messages.Find(message => message.Platform == platform && message.Key == key);
    }

    private sealed class GuestLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

/// <summary>What stands in a chat of the <see cref="RecordingChatServer"/>.</summary>
internal sealed record PostedMessage(string Id, string Platform, string Key, string Text);
