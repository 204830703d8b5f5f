using GartanChatBot.Performance;

namespace GartanChatBot.Web;

/// <summary>The endpoint for measured figures, used by programs and by the page at <c>/performance</c>.</summary>
internal static class PerformanceEndpoints
{
    public static void MapPerformance(this IEndpointRouteBuilder api) => api
        .MapGet("/performance", (PerformanceReporter reporter) => PerformanceAnswer.Of(reporter.Report()))
        .WithSummary("Counts, durations, waits, trends, memory and automatic decisions of the last hour and day.");
}
