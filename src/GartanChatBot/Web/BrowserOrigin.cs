using Microsoft.Extensions.Primitives;

namespace GartanChatBot.Web;

/// <summary>Recognises requests that a browser sends for another site's page.</summary>
internal static class BrowserOrigin
{
    private const string FetchSite = "Sec-Fetch-Site";

    public static bool IsForeign(HttpRequest request)
    {
        var (site, origin, referrer) = (request.Headers[FetchSite], request.Headers.Origin, request.Headers.Referer);

        // "same-site" is rejected too: it includes other ports of this machine.
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

    /// <summary>Current browsers send an Origin with each POST, so a browser's POST without one was stripped of it.</summary>
    private static bool IsBrowser(HttpRequest request) =>
        request.Headers.UserAgent.ToString().Contains("Mozilla/", StringComparison.OrdinalIgnoreCase)
        || request.Headers.Keys.Any(name => name.StartsWith("Sec-", StringComparison.OrdinalIgnoreCase));
}
