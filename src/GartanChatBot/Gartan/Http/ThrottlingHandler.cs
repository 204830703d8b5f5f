using System.Net;
using GartanChatBot.Telemetry;

namespace GartanChatBot.Gartan.Http;

/// <summary>Delays each request, retries included, until the throttle lets it pass.</summary>
internal sealed class ThrottlingHandler(RequestThrottle pace, BotMetrics metrics) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var waiting = metrics.Start();
        await pace.EnterAsync(cancellationToken);
        metrics.Waited(WaitKind.Turn, waiting);

        var asking = metrics.Start();
        HttpResponseMessage? response = null;
        try
        {
            return response = await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            metrics.Waited(WaitKind.Site, asking);
            pace.Leave(
                response?.Headers.RetryAfter,
                response is null or { StatusCode: >= HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests });
        }
    }
}
