namespace GartanChatBot.Web;

/// <summary><c>/metrics</c> for Prometheus, under the same rule of access as the API.</summary>
internal static class MetricsEndpoint
{
    private const string Path = "/metrics";

    /// <summary>The exporter is a step of the pipeline and not an endpoint: it stands behind the gate, which knows the endpoint of its path.</summary>
    public static void UseMetrics(this WebApplication app) =>
        app.UseOpenTelemetryPrometheusScrapingEndpoint(context => context.Request.Path == Path && context.GetEndpoint() is not null);

    public static void MapMetrics(this IEndpointRouteBuilder guarded) =>
        guarded.MapGet(Path, () => Results.NotFound()).ExcludeFromDescription();
}
