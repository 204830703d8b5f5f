using GartanChatBot.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GartanChatBot.Web;

/// <summary>Degraded, not unhealthy, while writes fail: a restart would not repair the disk, and would lose the rota in memory.</summary>
internal sealed class DatabaseCheck(BotDatabase database) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            database.Trouble is { } trouble
                ? HealthCheckResult.Degraded(
                    $"Database: not writable since {trouble.Since} ({trouble.Reason}); "
                        + "answers use the readings in memory, and alerts are paused."
                )
                : HealthCheckResult.Healthy("Database: writable."));
}
