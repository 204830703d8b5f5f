using System.Net;
using System.Reflection;
using GartanChatBot.Crewing;
using GartanChatBot.Gartan.Http;
using GartanChatBot.Gartan.Marks;
using GartanChatBot.Gartan.Pages;
using GartanChatBot.Gartan.Reading;
using GartanChatBot.Telemetry;
using GartanChatBot.Tuning;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GartanChatBot.Gartan;

/// <summary>Registers the client of the rota site: one HTTP client, one session and one throttle for the whole process.</summary>
internal static class GartanServices
{
    private const string ClientName = "Gartan";

    /// <summary>A <see cref="GartanMemory"/> registered as well keeps rejected log-ins and the request count across restarts.</summary>
    public static IServiceCollection AddGartan(
        this IServiceCollection services, GartanOptions options, IReadOnlyDictionary<string, SlotCodeKind> codes, int stations = 1)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(BotMetrics.Off);
        services.TryAddSingleton(new TuningOptions());
        services.TryAddSingleton<TuningDecisions>();
        services.TryAddSingleton(_ => GartanMemory.OfThisProcess());
        services.TryAddSingleton(GartanPatience.OfService);
        services.AddSingleton(options);
        services.AddSingleton(RequestCap.Of(options, stations));
        services.AddSingleton(new CodeBook(codes));
        services.AddSingleton(provider => new MarkBook(
            options.Marks, provider.GetService<MarkStore>(), options.HeadCount is not HeadCountUse.Ignore));
        services.AddSingleton<DayReader>();
        services.AddSingleton<LoginLock>();
        services.AddSingleton<RequestBudget>();
        services.AddSingleton<RequestThrottle>();
        services.AddSingleton<GartanAddresses>();
        services.AddSingleton(provider => new GartanTransport(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(ClientName), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<GartanLogin>();
        services.AddSingleton<GartanSession>();
        services.AddSingleton<GartanClient>();

        // Polly's own log entries have stack traces; ours state the same in one sentence.
        services.AddLogging(logging => logging.AddFilter("Polly", LogLevel.None));
        services.AddHttpClient(ClientName, http => Introduce(http, options.Contact))
            .RemoveAllLoggers()
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(NewConnection)
            .AddGartanResilience();
        return services;
    }

    private static void Introduce(HttpClient http, string? contact)
    {
        var version = Assembly.GetExecutingAssembly().GetName().Version!.ToString(fieldCount: 3);
        var plain = new string([
            .. (contact ?? "").Where(letter => char.IsAscii(letter) && !char.IsControl(letter) && letter is not ('(' or ')' or '\\')),
        ]).Trim();
        http.DefaultRequestHeaders.UserAgent.ParseAdd(
            plain.Length == 0 ? $"GartanChatBot/{version}" : $"GartanChatBot/{version} (+{plain})");

        // Timeouts are set in the resilience pipeline, which uses the injected clock.
        http.Timeout = Timeout.InfiniteTimeSpan;
    }

    private static SocketsHttpHandler NewConnection() => new()
    {
        // The session's cookies are in this handler, so it lives as long as the process.
        UseCookies = true,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate | DecompressionMethods.Brotli,
        PooledConnectionLifetime = TimeSpan.FromMinutes(15),
    };
}
