using Microsoft.Extensions.Primitives;

namespace GartanChatBot.Web;

/// <summary>Adds security and no-cache headers to every response, including errors.</summary>
internal sealed class WebHeaders(RequestDelegate next, WebOptions options)
{
    private readonly KeyValuePair<string, StringValues>[] headers =
    [
        new(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                + "form-action 'self'; base-uri 'none'; frame-ancestors "
                + $"{(options.FrameAncestors.Length > 0 ? options.FrameAncestors : "'none'")}"
        ),
        new("X-Content-Type-Options", "nosniff"),
        new("Referrer-Policy", "no-referrer"),
        new("Cross-Origin-Resource-Policy", "same-origin"),
        // no-store because most responses contain names; no-transform because a proxy that recompresses a stream would buffer it.
        new("Cache-Control", "no-store, no-transform"),
    ];

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            foreach (var (name, value) in headers)
                context.Response.Headers[name] = value;

            return Task.CompletedTask;
        });
        return next(context);
    }
}
