namespace GartanChatBot.Gartan;

/// <summary>Lets each request, retries included, through in its turn.</summary>
internal sealed class PoliteHandler(RequestPace pace) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await pace.EnterAsync(cancellationToken);
        HttpResponseMessage? response = null;
        try
        {
            return response = await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            pace.Leave(response?.Headers.RetryAfter);
        }
    }
}
