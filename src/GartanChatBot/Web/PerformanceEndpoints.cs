using GartanChatBot.Performance;

namespace GartanChatBot.Web;

/// <summary>The endpoint for measured figures, used by programs and by the page at <c>/performance</c>.</summary>
internal static class PerformanceEndpoints
{
    public static void MapPerformance(this IEndpointRouteBuilder api) => api
        .MapGet("/performance", (PerformanceReporter reporter) => PerformanceAnswer.Of(reporter.Report()))
        .WithSummary("Counts, times, waits, trends, memory and what the bot has decided about itself; over the last hour and day.");
}
