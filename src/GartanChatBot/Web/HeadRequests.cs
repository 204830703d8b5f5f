namespace GartanChatBot.Web;

/// <summary>
/// Answers HEAD wherever GET is answered: the same work and headers; Kestrel leaves the body out, because it saw the method first.
/// </summary>
internal sealed class HeadRequests(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await next(context);
            return;
        }

        context.Features.Set(new HeadersOnly());
        context.Request.Method = HttpMethods.Get;
        await next(context);
    }

    /// <summary>For a stream, which would otherwise have no end.</summary>
    public static bool IsOne(HttpContext context) => context.Features.Get<HeadersOnly>() is not null;

    private sealed record HeadersOnly;
}
