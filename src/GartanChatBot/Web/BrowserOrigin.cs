using Microsoft.Extensions.Primitives;

namespace GartanChatBot.Web;

/// <summary>Tells requests that a browser sends for another site's page from those of our own pages and of programs.</summary>
internal static class BrowserOrigin
{
    private const string FetchSite = "Sec-Fetch-Site";

    public static bool IsForeign(HttpRequest request)
    {
        var (site, origin, referrer) = (request.Headers[FetchSite], request.Headers.Origin, request.Headers.Referer);

        // "same-site" is refused too: another port of this machine is the same site, and not us.
        return (site.Count > 0 && site.ToString() is not ("same-origin" or "none"))
            || (origin.Count > 0 && !IsOurs(origin, request.Host))
            || (referrer.Count > 0 && !IsOurs(referrer, request.Host))
            || (origin.Count == 0 && IsChange(request.Method) && IsBrowser(request));
    }

    private static bool IsOurs(StringValues page, HostString host) =>
        Uri.TryCreate(page.ToString(), UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https"
        && string.Equals(address.Authority, host.Value, StringComparison.OrdinalIgnoreCase);

    private static bool IsChange(string method) =>
        !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method);

    /// <summary>Every browser of today sends an Origin with a POST: one that does not has had it taken away.</summary>
    private static bool IsBrowser(HttpRequest request) =>
        request.Headers.UserAgent.ToString().Contains("Mozilla/", StringComparison.OrdinalIgnoreCase)
        || request.Headers.Keys.Any(name => name.StartsWith("Sec-", StringComparison.OrdinalIgnoreCase));
}
