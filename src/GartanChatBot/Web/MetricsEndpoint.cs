namespace GartanChatBot.Web;

/// <summary><c>/metrics</c> for Prometheus, under the same rule of access as the API.</summary>
internal static class MetricsEndpoint
{
    /// <summary>
    /// An endpoint, which the gate stands before: as a step of the pipeline it would also answer where the router had refused the method.
    /// </summary>
    public static void MapMetrics(this IEndpointRouteBuilder guarded) => guarded
        .MapPrometheusScrapingEndpoint("/metrics")
        .WithMetadata(new HttpMethodMetadata([HttpMethods.Get]))
        .ExcludeFromDescription();
}
