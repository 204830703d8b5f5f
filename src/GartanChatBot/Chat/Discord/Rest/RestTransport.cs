using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text.Json;
using GartanChatBot.Chat.Discord.Wire;
using GartanChatBot.Limits;
using GartanChatBot.Telemetry;

namespace GartanChatBot.Chat.Discord.Rest;

/// <summary>Sends calls to Discord within the rate limits, and retries where that is safe.</summary>
internal sealed partial class RestTransport(
    HttpClient http,
    DiscordOptions options,
    TimeProvider time,
    Jitter jitter,
    BotMetrics metrics,
    ILogger<RestTransport> logger
) : IDisposable
{
    private static readonly TimeSpan PatienceForAnswer = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan WaitWithoutWord = TimeSpan.FromSeconds(5);

    private readonly RestRateLimiter limits = new(time);
    private readonly InvalidRequestGuard invalid = new(time);
    private readonly string root = options.ApiBaseUrl.AbsoluteUri.TrimEnd('/');
    private readonly SemaphoreSlim firstCall = new(1);
    private readonly BackOffLadder pauses = BackOffLadder.Doubling(TimeSpan.FromSeconds(30), jitter);
    private readonly BackOffLadder urgentPauses = BackOffLadder.Doubling(TimeSpan.FromSeconds(0.25), TimeSpan.FromSeconds(1), jitter);
    private volatile bool tokenWorks;
    private volatile string? badToken;

    /// <summary>Maximum number of attempts per call.</summary>
    public int MaxTries { get; init; } = 4;

    /// <summary>
    /// User agent in Discord's format; Cloudflare rejects others (https://docs.discord.com/developers/reference#user-agent).
    /// </summary>
    public static string UserAgent { get; } =
        "DiscordBot (https://github.com/gartanchatbot/gartanchatbot, "
            + $"{Assembly.GetExecutingAssembly().GetName().Version!.ToString(fieldCount: 3)})";

    /// <summary>Sends a call and returns the response body.</summary>
    public async Task<byte[]> SendAsync(RestRequest call, CancellationToken cancellationToken)
    {
        var (started, outcome) = (metrics.StartAwaited(), OperationOutcome.Failed);
        try
        {
            var body = await SendWithinLimitsAsync(call, cancellationToken);
            outcome = OperationOutcome.Done;
            return body;
        }
        finally
        {
            metrics.Delivered("discord", "call", started, outcome);
        }
    }

    public void Dispose() => firstCall.Dispose();

    private async Task<byte[]> SendWithinLimitsAsync(RestRequest call, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (body, failure) = await TryAsync(call, attempt, cancellationToken);
            if (body is not null)
                return body;

            if (failure is not null)
                await Task.Delay((call.IsUrgent ? urgentPauses : pauses).After(attempt - 1), time, cancellationToken);
        }
    }

    /// <summary>Returns a body, or a failure that may be retried, or neither after a rate limit.</summary>
    private async Task<(byte[]? Body, DiscordException? Failure)> TryAsync(
        RestRequest call, int attempt, CancellationToken cancellationToken)
    {
        invalid.RequireRoom();
        var bucket = await limits.EnterAsync(call, cancellationToken);

        // Until the token is known to work, only one call at a time uses it.
        var alone = !tokenWorks && !call.Anonymous;
        try
        {
            if (alone)
                await firstCall.WaitAsync(cancellationToken);
        }
        catch
        {
            bucket.Leave();
            throw;
        }

        try
        {
            if (badToken is { } reason && !call.Anonymous)
                throw new DiscordTokenException(reason);

            using var response = await OnceAsync(call, cancellationToken);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            limits.Hear(call, response.Headers);
            tokenWorks |= !call.Anonymous && response.StatusCode is not HttpStatusCode.Unauthorized;

            if (response.IsSuccessStatusCode)
                return (body, null);

            TakeRefusal(call, response, body, attempt);
            return (null, null);
        }
        catch (DiscordUnreachableException failure) when (attempt < MaxTries && (failure.NothingHappened || call.Repeatable))
        {
            LogTryingAgain(failure.Message, call.Route, attempt + 1);
            return (null, failure);
        }
        catch (HttpRequestException broken)
        {
            throw new DiscordUnreachableException("Discord's reply was cut off.", nothingHappened: false, broken);
        }
        finally
        {
            if (alone)
                firstCall.Release();

            bucket.Leave();
        }
    }

    private async Task<HttpResponseMessage> OnceAsync(RestRequest call, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(call.Method, root + call.Path);
        if (call.Body is { } content)
        {
            request.Content = new ByteArrayContent(content);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        using var patience = new CancellationTokenSource(PatienceForAnswer, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            if (!call.Anonymous)
                request.Headers.Authorization = new AuthenticationHeaderValue("Bot", options.Token.Reveal());

            return await http.SendAsync(request, limit.Token);
        }
        catch (HttpRequestException failure)
        {
            var never =
                failure.HttpRequestError
                is HttpRequestError.ConnectionError
                    or HttpRequestError.NameResolutionError
                    or HttpRequestError.SecureConnectionError;
            throw new DiscordUnreachableException(
                never ? $"Discord can't be reached ({failure.GetBaseException().Message.TrimEnd('.')})." : "Discord's reply was cut off.",
                never, failure);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DiscordUnreachableException("Discord did not answer in time.", nothingHappened: false);
        }
        catch (FormatException)
        {
            // The token contains characters that no header can hold; the exception's message would show it.
            throw new DiscordTokenException(badToken = DiscordTokenException.Unsendable);
        }
    }

    /// <summary>Throws for every error except a rate limit that may be waited for.</summary>
    private void TakeRefusal(RestRequest call, HttpResponseMessage response, byte[] body, int attempt)
    {
        var shared = RestRateLimiter.Text(response.Headers, "X-RateLimit-Scope") == "shared";
        if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests && !shared)
            invalid.Count();

        var error = ErrorIn(body);
        switch (response.StatusCode)
        {
            case HttpStatusCode.TooManyRequests:
                var wait = WaitOf(response.Headers, error);
                limits.Close(call, wait, error.Global || RestRateLimiter.Text(response.Headers, "X-RateLimit-Global") is not null);
                LogTooMany(call.Route, wait, attempt);
                if (attempt >= MaxTries || wait > call.Patience)
                    throw new DiscordRateLimitedException(wait);
                return;
            case HttpStatusCode.Unauthorized when !call.Anonymous:
                throw new DiscordTokenException(badToken = DiscordTokenException.Refused);
            case >= HttpStatusCode.InternalServerError:
                throw new DiscordUnreachableException($"Discord answers {(int)response.StatusCode}.", nothingHappened: false)
                {
                    Status = (int)response.StatusCode,
                };
            default:
                throw new DiscordRefusedException(response.StatusCode, error.Code, error.Message ?? "no reason given")
                {
                    Fields = error.Fields(),
                };
        }
    }

    private static TimeSpan WaitOf(HttpResponseHeaders headers, DiscordError error)
    {
        double?[] said = [RestRateLimiter.Number(headers, "Retry-After"), error.RetryAfter];
        return said.Max() is { } seconds ? RestRateLimiter.Seconds(seconds) : WaitWithoutWord;
    }

    private static DiscordError ErrorIn(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, DiscordJson.Default.DiscordError) ?? new();
        }
        catch (JsonException)
        {
            // Cloudflare answers in HTML.
            return new();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Discord: {Reason} Trying {Route} again (try {Attempt}).")]
    private partial void LogTryingAgain(string reason, string route, int attempt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Discord: too many calls of {Route}; waiting {Wait} (try {Attempt}).")]
    private partial void LogTooMany(string route, TimeSpan wait, int attempt);
}
