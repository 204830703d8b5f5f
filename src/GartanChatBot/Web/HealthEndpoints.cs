using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GartanChatBot.Web;

/// <summary>The liveness and readiness checks. They need no token and contain no names.</summary>
internal static class HealthEndpoints
{
    public const string LivePath = "/health/live";
    public const string ReadyPath = "/health/ready";

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks(LivePath, OptionsFor(static _ => false));
        app.MapHealthChecks(ReadyPath, OptionsFor(static _ => true));
    }

    private static HealthCheckOptions OptionsFor(Func<HealthCheckRegistration, bool> predicate) => new()
    {
        Predicate = predicate,
        ResponseWriter = WriteAsync,
    };

    private static Task WriteAsync(HttpContext context, HealthReport report) =>
        context.Response.WriteAsJsonAsync(
            new HealthAnswer(
                Word(report.Status),
                [.. report.Entries.Select(entry => new HealthCheckAnswer(entry.Key, Word(entry.Value.Status), entry.Value.Description))]),
            ApiJson.Default.HealthAnswer,
            cancellationToken: context.RequestAborted);

    private static string Word(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "healthy",
        HealthStatus.Degraded => "degraded",
        _ => "unhealthy",
    };
}
