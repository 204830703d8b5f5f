using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GartanChatBot.Chat.Telegram;

/// <summary>
/// State of the connection to Telegram, for the health page and for administrators. Degraded at worst: a restart would not help.
/// </summary>
internal sealed class TelegramState(IAdministratorNotifier administrators, TimeProvider time) : IHealthCheck
{
    /// <summary>Duration after which a failure is reported; shorter ones resolve themselves.</summary>
    private static readonly TimeSpan Tolerated = TimeSpan.FromMinutes(5);

    private readonly Lock gate = new();
    private TelegramTrouble? trouble;
    private string? gaveUp;

    /// <summary>The current failure, if it has lasted for five minutes or more.</summary>
    public TelegramTrouble? LastingTrouble
    {
        get
        {
            lock (gate)
                return gaveUp is null && trouble is { } known && time.GetUtcNow() - known.Since >= Tolerated ? known : null;
        }
    }

    public bool HasGivenUp
    {
        get
        {
            lock (gate)
                return gaveUp is not null;
        }
    }

    public void Works()
    {
        lock (gate)
            trouble = null;
    }

    public void Fails(string words)
    {
        lock (gate)
            trouble = new(trouble?.Since ?? time.GetUtcNow(), words);
    }

    /// <summary>Records that the bot has stopped for good: a retry would fail in the same way.</summary>
    public void GaveUp(string sentence)
    {
        lock (gate)
            gaveUp = sentence;
    }

    public void Tell(string key, string text) => administrators.Tell(new(key, text));

    public void WebhookRefused(TelegramApiException fault) => Tell(
        "telegram|webhook-refused",
        $"Telegram refuses the webhook, so no messages come in: {fault.Message}. "
            + "Correct Telegram:Webhook:Url and restart, or leave it out for long polling.");

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        lock (gate)
        {
            return Task.FromResult(
                (gaveUp, LastingTrouble) switch
                {
                    ({ } sentence, _) => HealthCheckResult.Degraded($"Telegram: {sentence}"),
                    (_, { } lasting) => HealthCheckResult.Degraded(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"Telegram: no messages since {lasting.Since:yyyy-MM-ddTHH:mmZ} ({lasting.Words}); trying again.")),
                    _ => HealthCheckResult.Healthy("Telegram: connected."),
                });
        }
    }
}

/// <summary>Start of a period without messages, and Telegram's latest error text.</summary>
internal sealed record TelegramTrouble(DateTimeOffset Since, string Words);
