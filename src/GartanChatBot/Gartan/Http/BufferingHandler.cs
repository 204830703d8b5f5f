namespace GartanChatBot.Gartan.Http;

/// <summary>
/// Buffers the whole response within the attempt: a body that is cut off or never ends would otherwise escape timeout, retry and throttle.
/// </summary>
internal sealed class BufferingHandler : DelegatingHandler
{
    private const int MaxBytes = 16 * 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            await response.Content.LoadIntoBufferAsync(MaxBytes, cancellationToken);
            return response;
        }
        catch (InvalidDataException broken)
        {
            response.Dispose();
            throw new HttpRequestException(HttpRequestError.InvalidResponse, "The response can't be decompressed.", broken);
        }
        catch (HttpRequestException failure) when (failure.HttpRequestError is HttpRequestError.ConfigurationLimitExceeded)
        {
            response.Dispose();
            throw new HttpRequestException(HttpRequestError.InvalidResponse, "The response is larger than 16 MiB.", failure);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
