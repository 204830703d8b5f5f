using GartanChatBot.Rota;
using GartanChatBot.Stations;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GartanChatBot.Web;

/// <summary>Healthy only while today's reading of every station is recent enough to be trusted.</summary>
internal sealed class ScrapeFreshnessCheck(StationCatalogue stations, RotaQueries rotaQueries) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Check());

    private HealthCheckResult Check()
    {
        var unreadable = stations
            .All.Where(station => rotaQueries.Rota(station.Code, asOf: null).Age.IsUntrusted)
            .Select(station => station.Code.Value)
            .ToList();

        return unreadable.Count == 0
            ? HealthCheckResult.Healthy("Today's page of every station is recent enough.")
            : HealthCheckResult.Unhealthy(
                $"Today's page is missing or too old for {string.Join(", ", unreadable)}; see /status or the log for why.");
    }
}
