using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FakeBotApi;

/// <summary>The HTTP side: addresses, tokens, faults, and answers in Telegram's form.</summary>
internal sealed partial class ApiServer : IAsyncDisposable
{
    private readonly TelegramWorld world;
    private readonly Faults faults;
    private readonly Methods methods;
    private readonly CancellationTokenSource stopping = new();
    private readonly WebApplication app;

    private ApiServer(TelegramWorld world, Faults faults, int port)
    {
        (this.world, this.faults, methods) = (world, faults, new(world));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    public Uri BaseUrl { get; private set; } = null!;

    public static async Task<ApiServer> StartAsync(TelegramWorld world, Faults faults, int port)
    {
        var server = new ApiServer(world, faults, port);
        await server.app.StartAsync(world.Changes.Abandoned);
        server.BaseUrl = new(server.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return server;
    }

    /// <summary>Once the process is told to stop.</summary>
    public Task StoppedAsync(CancellationToken cancellation) => app.WaitForShutdownAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await app.DisposeAsync();
        stopping.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var call = new ApiCall("?", world.Now);
        try
        {
            call = Route(context.Request.Path.Value ?? "");
            await CallReader.ReadAsync(call, context.Request);
            world.Note(call);
            using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping.Token);
            var fault = faults.Take(call);
            if (fault is not null && !await BeforeAsync(context, call, fault, gone.Token))
                return;

            var result =
                call.Method == "getUpdates" ? await world.Updates.PollAsync(call, gone.Token) : world.Happens(() => methods.Answer(call));
            // After our own rules, so that the words of a refusal are the same with and without the reference.
            if (BotApiReference.Check(call) is { } wrong)
                world.Blame($"{call.Method}: {wrong}");

            if (!(call.Method == "getUpdates" && world.Updates.HoldsOdd) && BotApiReference.CheckAnswer(call.Method, result) is { } odd)
                world.Blame($"The fake answers {call.Method} as Telegram would not: {odd}");

            await AfterAsync(context, fault, result, gone.Token);
            await WriteAsync(context, call, 200, new() { ["ok"] = true, ["result"] = result });
        }
        catch (ApiRefusal refusal)
        {
            call.Refusal = refusal.Message;
            if (refusal.IsViolation)
                world.Blame($"{call.Method}: {refusal.Message}");

            await WriteAsync(context, call, refusal.Code, refusal.ToJson());
        }
        catch (Exception error) when (error is OperationCanceledException or IOException)
        {
            // The bot hung up, or a fault cut the line.
        }
        finally
        {
            world.Changes.Announce();
        }
    }

    private ApiCall Route(string path)
    {
        var found = Address().Match(path);
        if (!found.Success)
            throw new ApiRefusal(404, "Not Found");

        if (found.Groups["token"].Value != world.Bot.Token)
            throw new ApiRefusal(401, "Unauthorized");

        var method = found.Groups["method"].Value;
        return new(MethodTable.Spelling(method) ?? throw ApiRefusal.UnknownMethod(method), world.Now);
    }

    /// <summary>Lets a fault strike that comes before the call is taken; true when the call goes on.</summary>
    private async Task<bool> BeforeAsync(HttpContext context, ApiCall call, Fault fault, CancellationToken gone)
    {
        switch (fault)
        {
            case Fault.Refused refused:
                throw refused.With;
            case Fault.Page page:
                call.Status = context.Response.StatusCode = page.Status;
                context.Response.ContentType = "text/html";
                await context.Response.WriteAsync(
                    $"<html><head><title>{page.Status} Bad Gateway</title></head><body><center>nginx</center></body></html>", gone);
                return false;
            case Fault.Cut { Taken: false }:
                context.Abort();
                return false;
            case Fault.Held { Taken: false } held:
                await held.Until.WaitAsync(gone);
                return true;
            default:
                return true;
        }
    }

    /// <summary>Lets a fault strike that comes after the call was taken.</summary>
    private static async Task AfterAsync(HttpContext context, Fault? fault, JsonNode result, CancellationToken gone)
    {
        if (fault is Fault.Held { Taken: true } held)
            await held.Until.WaitAsync(gone);

        if (fault is not Fault.Cut cut)
            return;

        if (cut.Half)
        {
            var whole = result.ToJsonString();
            (context.Response.ContentType, context.Response.ContentLength) = ("application/json", whole.Length + 100);
            await context.Response.WriteAsync("{\"ok\":true,\"resu", gone);
            await context.Response.Body.FlushAsync(gone);
        }

        context.Abort();
        throw new OperationCanceledException("The line is cut.");
    }

    private static async Task WriteAsync(HttpContext context, ApiCall call, int status, JsonObject answer)
    {
        call.Status = context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer.ToJsonString(), context.RequestAborted);
    }

    [GeneratedRegex("^/bot(?<token>[0-9]+:[A-Za-z0-9_-]+)/(?<method>[A-Za-z]+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();
}
