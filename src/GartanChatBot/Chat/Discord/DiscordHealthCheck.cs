using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GartanChatBot.Chat.Discord;

/// <summary>How the bot stands with Discord, for the health page.</summary>
internal sealed class DiscordHealthCheck : IHealthCheck
{
    public const string Calls = "Discord: calls.";

    private (HealthStatus Status, string Sentence) now = (HealthStatus.Degraded, "Discord: not connected yet.");

    /// <summary>Stopped for good: trying again would end the same way.</summary>
    public bool HasGivenUp { get; private set; }

    public void Connected() => now = (HealthStatus.Healthy, "Discord: connected.");

    /// <summary>Until Discord has called, nobody knows whether the address in the portal leads here.</summary>
    public void AwaitsCall()
    {
        // The first call may have come while the commands were still being registered.
        if (now.Sentence != Calls)
            now = (
                HealthStatus.Healthy,
                "Discord: has not called since the start; if a command gets no answer, check the Interactions Endpoint URL in the portal.");
    }

    public void Called() => now = (HealthStatus.Healthy, Calls);

    public void Lost(string reason) => now = (HealthStatus.Degraded, $"Discord: {reason}; connecting again.");

    public void Ended(string reason) => now = (HealthStatus.Degraded, $"Discord: {reason}.");

    public void GaveUp(string sentence)
    {
        HasGivenUp = true;
        now = (HealthStatus.Degraded, $"Discord: {sentence}");
    }

    /// <summary>Never unhealthy: a restart by whoever watches would not help, and would spend sessions.</summary>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(new HealthCheckResult(now.Status, now.Sentence));
}
