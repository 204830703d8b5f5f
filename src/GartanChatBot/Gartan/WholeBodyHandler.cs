namespace GartanChatBot.Gartan;

/// <summary>
/// Reads the whole body inside the attempt: otherwise a body that is cut off or never ends escapes the time-out, the retry and the turn.
/// </summary>
internal sealed class WholeBodyHandler : DelegatingHandler
{
    private const long LargestBody = 16 * 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            await response.Content.LoadIntoBufferAsync(LargestBody, cancellationToken);
            return response;
        }
        catch (InvalidDataException broken)
        {
            response.Dispose();
            throw new HttpRequestException(HttpRequestError.InvalidResponse, "The packed body can't be unpacked.", broken);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
