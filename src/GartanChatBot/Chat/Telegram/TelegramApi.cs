using System.Diagnostics.CodeAnalysis;
using GartanChatBot.Settings;
using GartanChatBot.Telemetry;
using Telegram.Bot;

namespace GartanChatBot.Chat.Telegram;

/// <summary>
/// Sends every call to Telegram: timeouts use the injected clock, and every failure is a <see cref="TelegramApiException"/>.
/// </summary>
internal sealed class TelegramApi : IDisposable
{
    public static readonly TimeSpan LongPoll = TimeSpan.FromSeconds(50);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongPollPatience = LongPoll + TimeSpan.FromSeconds(15);

    private readonly ITelegramBotClient client;
    private readonly TelegramOptions options;
    private readonly TimeProvider time;
    private readonly BotMetrics metrics;
    private readonly CancellationTokenSource disconnected = new();

    public TelegramApi(TelegramOptions options, HttpClient http, TimeProvider time, BotMetrics metrics)
    {
        (this.options, this.time, this.metrics) = (options, time, metrics);
        var api = new Uri(options.ApiBaseUrl.GetLeftPart(UriPartial.Authority));

        // The library retries on the system clock; retries are decided by the callers instead.
        client = new TelegramBotClient(
            new TelegramBotClientOptions(options.Token.Reveal(), IsTelegramsOwn(api) ? null : api.AbsoluteUri) { RetryCount = 0 }, http);
    }

    public Secret Token => options.Token;

    /// <summary>Makes a call. It isn't cancelled when the service stops, so that its outcome is known.</summary>
    /// <exception cref="TelegramApiException">The call failed.</exception>
    public async Task<T> CallAsync<T>(Func<ITelegramBotClient, CancellationToken, Task<T>> call)
    {
        var (started, outcome) = (metrics.StartAwaited(), OperationOutcome.Failed);
        try
        {
            var result = await CallAsync(call, Patience, CancellationToken.None);
            outcome = OperationOutcome.Done;
            return result;
        }
        finally
        {
            metrics.Delivered("telegram", "call", started, outcome);
        }
    }

    /// <inheritdoc cref="CallAsync{T}(Func{ITelegramBotClient, CancellationToken, Task{T}})"/>
    public Task CallAsync(Func<ITelegramBotClient, CancellationToken, Task> call) => CallAsync(async (bot, token) =>
    {
        await call(bot, token);
        return true;
    });

    /// <summary>Waits for the length of a long poll; ends at once when the service stops.</summary>
    public Task<T> PollAsync<T>(Func<ITelegramBotClient, CancellationToken, Task<T>> call, CancellationToken stopping) =>
        CallAsync(call, LongPollPatience, stopping);

    /// <summary>Cancels every call in progress, when the host's shutdown timeout has expired.</summary>
    public void CancelCalls() => disconnected.Cancel();

    public void Dispose() => disconnected.Dispose();

    [SuppressMessage(
        "Design", "CA1031", Justification = "A boundary: whatever the library throws becomes one type, without addresses in it.")]
    private async Task<T> CallAsync<T>(
        Func<ITelegramBotClient, CancellationToken, Task<T>> call, TimeSpan patience, CancellationToken stopping)
    {
        using var limit = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping, disconnected.Token);
        try
        {
            return await call(client, either.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            throw new OperationCanceledException(stopping);
        }
        catch (Exception exception)
        {
            throw TelegramApiException.Of(exception, options.Token);
        }
    }

    private static bool IsTelegramsOwn(Uri api) => api.Host == "api.telegram.org";
}
