using Microsoft.Extensions.Primitives;

namespace GartanChatBot.Web;

/// <summary>Headers of every answer, refusals and failures too: what a browser may do with it, and that nobody keeps a copy.</summary>
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
        // Names are in nearly every answer. Proxies may not repack a stream either: it would wait in their buffer.
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
