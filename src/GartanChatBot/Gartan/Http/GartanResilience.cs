using System.Net;
using GartanChatBot.Telemetry;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Timeout;

namespace GartanChatBot.Gartan.Http;

/// <summary>Timeout of one attempt, and number of retries.</summary>
internal sealed record GartanPatience(TimeSpan Attempt, int Retries)
{
    public static GartanPatience OfService { get; } = new(TimeSpan.FromSeconds(30), 3);

    /// <summary>Short timeout and no retry, because somebody waits at a terminal.</summary>
    public static GartanPatience OfDoctor { get; } = new(TimeSpan.FromSeconds(10), 0);
}

/// <summary>
/// Resilience pipeline: total timeout, retry, circuit breaker, throttle, attempt timeout. Waiting for the throttle counts towards the total
/// timeout and not towards the attempt's.
/// </summary>
internal static partial class GartanResilience
{
    /// <summary>Marks a request that must not be retried automatically: the one with the password.</summary>
    public static readonly HttpRequestOptionsKey<bool> OnlyOnce = new("Gartan.OnlyOnce");

    /// <summary>Upper limit of the configured and the tuned spacing.</summary>
    private static readonly TimeSpan LongestSpacing = TimeSpan.FromMinutes(1);

    public static IHttpClientBuilder AddGartanResilience(this IHttpClientBuilder client)
    {
        client.AddResilienceHandler("patience", (pipeline, context) =>
        {
            var logger = context.ServiceProvider.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(GartanResilience).FullName!);
            var patience = context.ServiceProvider.GetRequiredService<GartanPatience>();
            pipeline.AddTimeout(TimeSpan.FromMinutes(3) + LongestSpacing * (patience.Retries + 1));
            if (patience.Retries > 0)
                pipeline.AddRetry(Retry(logger, patience.Retries));

            pipeline.AddCircuitBreaker(Breaker(logger));
        });
        client.AddHttpMessageHandler(services => new ThrottlingHandler(
            services.GetRequiredService<RequestThrottle>(), services.GetRequiredService<BotMetrics>()));
        client.AddResilienceHandler("attempt", (pipeline, context) =>
            pipeline.AddTimeout(context.ServiceProvider.GetRequiredService<GartanPatience>().Attempt));
        client.AddHttpMessageHandler(() => new BufferingHandler());
        return client;
    }

    private static HttpRetryStrategyOptions Retry(ILogger logger, int retries) => new()
    {
        MaxRetryAttempts = retries,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = TimeSpan.FromSeconds(2),
        MaxDelay = TimeSpan.FromSeconds(15),
        ShouldHandle = attempt => ValueTask.FromResult(
                        IsPassing(attempt.Outcome) && MayRepeat(attempt.Context) && !WantsLongPause(attempt.Outcome.Result)),
        OnRetry = attempt =>
        {
            LogRetry(logger, ReasonOf(attempt.Outcome), attempt.RetryDelay.TotalSeconds);
            return default;
        },
    };

    private static HttpCircuitBreakerStrategyOptions Breaker(ILogger logger) => new()
    {
        MinimumThroughput = 6,
        FailureRatio = 0.6,
        SamplingDuration = TimeSpan.FromMinutes(5),
        BreakDuration = TimeSpan.FromMinutes(1),
        ShouldHandle = attempt => ValueTask.FromResult(IsPassing(attempt.Outcome)),
        OnOpened = broken =>
        {
            LogOpened(logger, broken.BreakDuration.TotalMinutes);
            return default;
        },
    };

    /// <summary>True for a transient failure.</summary>
    private static bool IsPassing(Outcome<HttpResponseMessage> outcome) =>
        outcome switch
        {
            { Exception: HttpRequestException or TimeoutRejectedException } => true,
            {
                Result.StatusCode: >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
            } => true,
            _ => false,
        };

    private static bool MayRepeat(ResilienceContext context) =>
        context.GetRequestMessage() is { } request && !(request.Options.TryGetValue(OnlyOnce, out var onlyOnce) && onlyOnce);

    private static bool WantsLongPause(HttpResponseMessage? response) =>
        response?.Headers.RetryAfter is { } pause && (pause.Delta > RequestThrottle.Patience || pause.Date is not null);

    private static string ReasonOf(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Result: { } response } => $"answered {(int)response.StatusCode}",
        { Exception: TimeoutRejectedException } => "timed out",
        _ => "connection failed",
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "Gartan {Reason}; retrying in {Seconds:0.0} s.")]
    private static partial void LogRetry(ILogger logger, string reason, double seconds);

    [LoggerMessage(
        Level = LogLevel.Warning, Message = "Gartan: circuit open after repeated failures; no requests for {Minutes:0.#} minutes.")]
    private static partial void LogOpened(ILogger logger, double minutes);
}
