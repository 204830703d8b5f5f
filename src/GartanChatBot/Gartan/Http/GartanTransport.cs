using System.Net;
using System.Net.Sockets;
using System.Text;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace GartanChatBot.Gartan.Http;

/// <summary>Sends requests as a browser would, follows redirects, and translates failures into exceptions.</summary>
internal sealed class GartanTransport(HttpClient http, TimeProvider time)
{
    private const int MaxRedirects = 5;

    /// <summary>Follows redirects with separate requests, so that each is throttled, counted and stays on the site.</summary>
    /// <param name="stopAtLogin">True to stop at a redirect to the log-in page without fetching it.</param>
    /// <exception cref="UnavailableException">No response was received.</exception>
    /// <exception cref="LayoutChangedException">The site redirects elsewhere.</exception>
    public async Task<GartanPage> SendAsync(HttpRequestMessage request, bool stopAtLogin, CancellationToken cancellationToken)
    {
        var site = request.RequestUri!;
        try
        {
            using var first = request;
            var (page, next) = await OnceAsync(first, cancellationToken);
            for (var hops = 0; next is not null; hops++)
            {
                RequireSameSite(page.Address, next);
                if (stopAtLogin && GartanPage.IsLoginAddress(next))
                    return page with { Address = next };

                if (hops == MaxRedirects)
                    throw new LayoutChangedException($"Gartan redirects in a loop, last to {next.AbsolutePath}.");

                (page, next) = await FollowAsync(page.Address, next, cancellationToken);
            }

            return page;
        }
        catch (HttpRequestException failure)
        {
            throw new UnavailableException(WordsFor(failure, site), failure);
        }
        catch (TimeoutRejectedException late)
        {
            throw new UnavailableException($"Gartan timed out at {site.Authority}.", late);
        }
        catch (BrokenCircuitException open)
        {
            throw new UnavailableException("Gartan failed repeatedly; requests are paused for a few minutes.", open)
            {
                RetryAfter = open.RetryAfter,
            };
        }
    }

    private async Task<(GartanPage Page, Uri? Next)> FollowAsync(Uri from, Uri to, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, to);
        request.Headers.Referrer = from;
        return await OnceAsync(request, cancellationToken);
    }

    private async Task<(GartanPage Page, Uri? Next)> OnceAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);

        // Always decoded as UTF-8: some pages name no encoding or the wrong one.
        var text = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        var page = new GartanPage(response.StatusCode, address, text)
        {
            RetryAfter = RequestThrottle.PauseOf(response.Headers.RetryAfter, time.GetUtcNow()),
        };

        var leadsOn = response.StatusCode is HttpStatusCode.Moved or HttpStatusCode.Found or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;
        return (page, leadsOn && response.Headers.Location is { } location ? Resolved(address, location) : null);
    }

    private static Uri Resolved(Uri from, Uri location) =>
        Uri.TryCreate(from, location, out var next)
            ? next
            : throw new LayoutChangedException("Gartan redirected to an invalid URL.");

    private static void RequireSameSite(Uri from, Uri to)
    {
        if (!GartanAddresses.IsOneOrigin(from, to))
        {
            throw new LayoutChangedException(
                $"Gartan redirects to {to.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)}, perhaps to log in there; "
                + "the account is never sent to another site. If Gartan has moved there, set Gartan:BaseUrl.");
        }
    }

    private static string WordsFor(HttpRequestException failure, Uri site) => failure.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => $"Gartan's host name {site.Host} can't be resolved (DNS).",
        HttpRequestError.ConnectionError => $"Gartan can't be reached at {site.Authority}{ReasonOf(failure)}.",
        HttpRequestError.SecureConnectionError => $"No secure connection to {site.Authority} can be established (TLS).",
        HttpRequestError.ResponseEnded => $"The response from {site.Authority} was cut off.",
        _ => $"The response from {site.Authority} could not be received.",
    };

    private static string ReasonOf(HttpRequestException failure) =>
        failure.InnerException is SocketException refused ? $" ({refused.SocketErrorCode})" : "";
}
