using System.Net.Http.Json;
using System.Text.Json;
using GartanChatBot.Storage;
using GartanChatBot.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace GartanChatBot.Tests.TestKit;

/// <summary>A service that listens, as a program sees it.</summary>
internal sealed class RunningBot(WebApplication app, Uri address) : IAsyncDisposable
{
    public WebApplication App => app;

    public Uri Address => address;

    public HttpClient Client { get; } = new(new SocketsHttpHandler()) { BaseAddress = address };

    /// <summary>Bears the key that the service has left beside its database for the command line.</summary>
    public HttpClient Operator { get; } = new(new SocketsHttpHandler())
    {
        BaseAddress = address,
        DefaultRequestHeaders = { Authorization = new("Bearer", ServiceKey.Read(app.Services.GetRequiredService<StorageOptions>())) },
    };

    public IServiceProvider Services => app.Services;

    /// <summary>The answer's body, which has to be a success.</summary>
    public async Task<JsonElement> GetAsync(string path, HttpClient? caller = null)
    {
        using var answer = await (caller ?? Client).GetAsync(path, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path}: {(int)answer.StatusCode} {body}");
        return body;
    }

    public async Task<(int Status, JsonElement Problem)> RefusedAsync(string path)
    {
        using var answer = await Client.GetAsync(path, TestContext.Current.CancellationToken);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        return ((int)answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Operator.Dispose();
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
    }
}
