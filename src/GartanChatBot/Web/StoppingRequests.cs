namespace GartanChatBot.Web;

/// <summary>
/// Cancels requests that are under way when the service stops: a pass over many days, or an open board, would hold up the stop.
/// </summary>
internal static class StoppingRequests
{
    public static void EndRequestsWithTheService(this WebApplication app) => app.Use(async (context, next) =>
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, app.Lifetime.ApplicationStopping);
        context.RequestAborted = either.Token;
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested && !context.Response.HasStarted)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    });
}
