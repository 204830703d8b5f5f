namespace GartanChatBot.Web;

/// <summary>
/// Cancels running requests when the service stops, because a scrape of many days or an open board would delay the shutdown.
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
