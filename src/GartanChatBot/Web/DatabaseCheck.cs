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
                    $"Nothing can be stored since {trouble.Since} ({trouble.Reason}); "
                        + "questions are answered from what was read before, and alerts wait."
                )
                : HealthCheckResult.Healthy("The database takes what is written."));
}
