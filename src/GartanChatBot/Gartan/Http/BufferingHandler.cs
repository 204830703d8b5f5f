using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace GartanChatBot.Gartan.Http;

/// <summary>
/// Reads the whole text inside the attempt: otherwise a body that is cut off or never ends escapes the time-out, the retry and the turn.
/// </summary>
internal sealed class BufferingHandler : DelegatingHandler
{
    private const int MostLetters = 16 * 1024 * 1024;

    [SuppressMessage("Reliability", "CA2000", Justification = "The content owns the text until somebody takes it.")]
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            using var body = response.Content;
            await using var stream = await body.ReadAsStreamAsync(cancellationToken);
            response.Content = new BufferedContent(await PooledPageText.ReadAsync(stream, MostLetters, cancellationToken));
            return response;
        }
        catch (InvalidDataException broken)
        {
            response.Dispose();
            throw new HttpRequestException(HttpRequestError.InvalidResponse, "The body can't be unpacked, or it has no end.", broken);
        }
        catch (IOException broken)
        {
            response.Dispose();
            throw new HttpRequestException(
                (broken as HttpIOException)?.HttpRequestError ?? HttpRequestError.Unknown, "The body broke off.", broken);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}

/// <summary>A body that was read to its end.</summary>
internal sealed class BufferedContent(PooledPageText text) : HttpContent
{
    private bool taken;

    /// <summary>From here on the text belongs to the caller.</summary>
    public PooledPageText Take()
    {
        taken = true;
        return text;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        throw new NotSupportedException("The text is taken as it is.");

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !taken)
            text.Dispose();

        base.Dispose(disposing);
    }
}
