using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GartanChatBot.Chat.Discord;

/// <summary>State of the connection to Discord, for the health page.</summary>
internal sealed class DiscordHealthCheck : IHealthCheck
{
    public const string Calls = "Discord: calls.";

    private (HealthStatus Status, string Sentence) now = (HealthStatus.Degraded, "Discord: not connected yet.");

    /// <summary>True after the bot has stopped for good: a retry would fail in the same way.</summary>
    public bool HasGivenUp { get; private set; }

    public void Connected() => now = (HealthStatus.Healthy, "Discord: connected.");

    /// <summary>Sets the state before Discord's first call, when it is unknown whether the address in the portal is correct.</summary>
    public void AwaitsCall()
    {
        // Discord may have called while the commands were still being registered.
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

    /// <summary>Reports degraded at worst: a restart by a monitor would not help, and would use up session starts.</summary>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(new HealthCheckResult(now.Status, now.Sentence));
}
