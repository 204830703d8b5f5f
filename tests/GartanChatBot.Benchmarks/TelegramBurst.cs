using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Telegram;
using GartanChatBot.Chat.Telegram.Sending;
using GartanChatBot.Host;
using GartanChatBot.Scraping;
using GartanChatBot.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GartanChatBot.Benchmarks;

/// <summary>
/// <c>dotnet run -c Release --project tests/GartanChatBot.Benchmarks -- telegram</c>: 1,000 updates of 100 chats at once over HTTP to the
/// whole bot; the time from the moment that they can be fetched to each reply. Once within Telegram's limits, once without them: the bot
/// alone.
/// </summary>
internal static class TelegramBurst
{
    private const int Chats = 100;
    private const int Each = 10;
    private const string Token = "4711:benchmark";

    public static async Task RunAsync()
    {
        await RunAsync("the bot alone", new SendLimits(1_000_000, 1_000_000, 1_000_000));
        await RunAsync("within Telegram's limits (25 a second)", SendLimits.OfTelegram);
    }

    private static async Task RunAsync(string name, SendLimits limits)
    {
        await using var telegram = await Stub.StartAsync();
        await using var site = await DemoStation.StartSiteAsync(CancellationToken.None);
        using var folder = new DemoFolder();
        var settings = DemoStation.SettingsFor(site, BotSettings.From(new ConfigurationBuilder().Build()), folder.DatabasePath) with
        {
            Telegram = new TelegramOptions { Token = new Secret(Token), ApiBaseUrl = telegram.Address },
            Chat = new ChatOptions { Approved = [.. Enumerable.Range(1, Chats).Select(chat => $"telegram:{chat}")] },
            Web = new GartanChatBot.Web.WebOptions { Url = "" },
        };
        await using var app = BotHost.BuildService(settings, new BotConsole(TextReader.Null, TextWriter.Null, TextWriter.Null)
        {
            MinimumLogLevel = LogLevel.None,
            ConfigureServices = services => services.AddSingleton(limits),
        });
        var scrape = app.Services.GetRequiredService<ManualScrape>();
        await scrape.RunAsync(new(null, null, scrape.Targets.All), progress: null, CancellationToken.None);
        await app.StartAsync();

        // The first answer compiles what the others use.
        telegram.Ask(1, "/pump");
        await telegram.AnsweredAsync(1);

        telegram.AskAll();
        await telegram.AnsweredAsync(1 + Chats * Each);
        telegram.Report(name);
        await app.StopAsync();
    }

    /// <summary>As much of Telegram as it takes to ask and to be answered.</summary>
    private sealed class Stub : IAsyncDisposable
    {
        private readonly WebApplication app;
        private readonly ConcurrentQueue<JsonObject> waiting = new();
        private readonly Channel<bool> signal = Channel.CreateUnbounded<bool>();
        private readonly ConcurrentDictionary<long, List<TimeSpan>> replies = new();
        private readonly Channel<bool> replied = Channel.CreateUnbounded<bool>();
        private readonly List<JsonObject> handedOut = [];
        private long started = Stopwatch.GetTimestamp();
        private int lastUpdate = 1000;
        private int lastMessage;
        private int count;

        private Stub(WebApplication app) => this.app = app;

        public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

        public static async Task<Stub> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var stub = new Stub(builder.Build());
            stub.app.MapPost("/bot{token}/{method}", stub.AnswerAsync);
            await stub.app.StartAsync();
            return stub;
        }

        public void Ask(long chat, string text)
        {
            var id = Interlocked.Increment(ref lastUpdate);
            waiting.Enqueue(new JsonObject
            {
                ["update_id"] = id,
                ["message"] = new JsonObject
                {
                    ["message_id"] = Interlocked.Increment(ref lastMessage),
                    ["date"] = 1,
                    ["text"] = text,
                    ["from"] = new JsonObject { ["id"] = chat, ["is_bot"] = false, ["first_name"] = "Crew" },
                    ["chat"] = new JsonObject { ["id"] = chat, ["type"] = "private", ["first_name"] = "Crew" },
                },
            });
            signal.Writer.TryWrite(true);
        }

        public void AskAll()
        {
            replies.Clear();
            started = Stopwatch.GetTimestamp();
            for (var question = 0; question < Each; question++)
            {
                for (var chat = 1; chat <= Chats; chat++)
                    Ask(chat, question % 2 == 0 ? "/pump" : "/until");
            }
        }

        public async Task AnsweredAsync(int wanted)
        {
            while (Volatile.Read(ref count) < wanted)
                await replied.Reader.ReadAsync();
        }

        public void Report(string name)
        {
            TimeSpan[] times = [.. replies.Values.SelectMany(chat => chat).Order()];
            Console.WriteLine(
                $"{name}: {times.Length} replies of {Chats * Each}, {replies.Values.Count(chat => chat.Count == Each)} of {Chats} chats "
                    + "complete; "
                    + $"update to reply p50 {At(0.5)} ms, p99 {At(0.99)} ms, last {At(1)} ms; "
                    + $"{times.Length / times[^1].TotalSeconds:0} a second"
            );

            string At(double share) =>
                times[(int)Math.Ceiling(times.Length * share) - 1]
                    .TotalMilliseconds.ToString("0", System.Globalization.CultureInfo.InvariantCulture);
        }

        public async ValueTask DisposeAsync()
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }

        private async Task<IResult> AnswerAsync(string method, HttpContext context)
        {
            // A call without parameters comes without a body.
            using var body = context.Request.ContentLength is 0
                ? JsonDocument.Parse("{}")
                : await JsonDocument.ParseAsync(context.Request.Body);
            return method.ToUpperInvariant() switch
            {
                "GETME" => Ok(new JsonObject { ["id"] = 4711, ["is_bot"] = true, ["first_name"] = "Bench", ["username"] = "bench_bot" }),
                "GETUPDATES" => Ok(await UpdatesAsync(body.RootElement, context.RequestAborted)),
                "SENDMESSAGE" => Ok(Sent(body.RootElement.GetProperty("chat_id").GetInt64())),
                _ => Ok(JsonValue.Create(true)),
            };
        }

        private async Task<JsonArray> UpdatesAsync(JsonElement request, CancellationToken cancellationToken)
        {
            var offset = request.TryGetProperty("offset", out var given) ? given.GetInt32() : 0;
            handedOut.RemoveAll(update => update["update_id"]!.GetValue<int>() < offset);
            try
            {
                while (handedOut.Count == 0 && waiting.IsEmpty)
                    await signal.Reader.ReadAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                return [];
            }

            while (handedOut.Count < 100 && waiting.TryDequeue(out var next))
                handedOut.Add(next);

            return [.. handedOut.Select(update => update.DeepClone())];
        }

        private JsonObject Sent(long chat)
        {
            var took = Stopwatch.GetElapsedTime(started);
            var times = replies.GetOrAdd(chat, _ => []);
            lock (times)
                times.Add(took);

            Interlocked.Increment(ref count);
            replied.Writer.TryWrite(true);
            return new()
            {
                ["message_id"] = Interlocked.Increment(ref lastMessage),
                ["date"] = 1,
                ["chat"] = new JsonObject { ["id"] = chat, ["type"] = "private" },
            };
        }

        private static IResult Ok(JsonNode result) =>
            Results.Text(new JsonObject { ["ok"] = true, ["result"] = result }.ToJsonString(), "application/json");
    }
}
