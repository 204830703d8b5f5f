using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GartanChatBot.Chat.Telegram;

/// <summary>
/// How the bot stands with Telegram, for the health page and for administrators. Never unhealthy: a restart would not help.
/// </summary>
internal sealed class TelegramState(IAdministratorNotifier administrators, TimeProvider time) : IHealthCheck
{
    /// <summary>Shorter troubles pass by themselves and are nobody's business.</summary>
    private static readonly TimeSpan Tolerated = TimeSpan.FromMinutes(5);

    private readonly Lock gate = new();
    private TelegramTrouble? trouble;
    private string? gaveUp;

    /// <summary>Null while messages come in, or have not come in for less than five minutes.</summary>
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

    /// <summary>Stopped for good: trying again would end the same way.</summary>
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

/// <summary>Since when messages do not come in, and Telegram's latest words about it.</summary>
internal sealed record TelegramTrouble(DateTimeOffset Since, string Words);
