namespace GartanChatBot.Web;

/// <summary><c>/metrics</c> for Prometheus, with the same access rule as the API.</summary>
internal static class MetricsEndpoint
{
    /// <summary>
    /// Maps an endpoint rather than middleware, so that <see cref="AccessGate"/> protects it; middleware would also answer methods that
    /// routing has rejected.
    /// </summary>
    public static void MapMetrics(this IEndpointRouteBuilder guarded) => guarded
        .MapPrometheusScrapingEndpoint("/metrics")
        .WithMetadata(new HttpMethodMetadata([HttpMethods.Get]))
        .ExcludeFromDescription();
}
