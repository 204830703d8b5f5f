namespace GartanChatBot.Web;

/// <summary>
/// Handles HEAD as GET, with the same headers. Kestrel omits the body because it has seen the original method.
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

    /// <summary>Returns true for a HEAD request; a stream must check it, or it would never end.</summary>
    public static bool IsOne(HttpContext context) => context.Features.Get<HeadersOnly>() is not null;

    private sealed record HeadersOnly;
}
