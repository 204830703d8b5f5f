namespace GartanChatBot.Web.Board;

/// <summary>The board's endpoints: the whole document, and <c>/live</c>, an event stream of it.</summary>
internal static class LiveEndpoint
{
    public static void MapLive(this IEndpointRouteBuilder guarded) => guarded.MapGet("/live", StreamAsync).ExcludeFromDescription();

    public static void MapBoards(this IEndpointRouteBuilder api) =>
        api.MapGet("/board", (StationBoards boards) => Results.Text(boards.Document(), "application/json; charset=utf-8"))
            .ExcludeFromDescription();

    private static async Task StreamAsync(HttpContext context, BoardStream stream, CancellationToken cancellationToken)
    {
        context.Response.ContentType = "text/event-stream";
        // nginx buffers a response until its buffer is full; this header turns that off.
        // https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_buffering
        context.Response.Headers["X-Accel-Buffering"] = "no";
        if (HeadRequests.IsOne(context))
            return;

        await foreach (var frame in stream.FramesAsync(cancellationToken))
        {
            await context.Response.WriteAsync(frame, cancellationToken);
            await context.Response.Body.FlushAsync(cancellationToken);
        }
    }
}
