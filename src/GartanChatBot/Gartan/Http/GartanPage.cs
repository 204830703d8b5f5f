using System.Net;

namespace GartanChatBot.Gartan.Http;

/// <summary>Gartan's response after all redirects: status, final URL and text.</summary>
internal sealed record GartanPage(HttpStatusCode Status, Uri Address, string Text)
{
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>True for a log-in form instead of the requested page, a redirect to one, or ASP.NET's 401.</summary>
    public bool LooksLoggedOut =>
        Status == HttpStatusCode.Unauthorized || IsLoginAddress(Address) || (Status == HttpStatusCode.OK && LoginPage.IsShownIn(Text));

    public static bool IsLoginAddress(Uri address) =>
        address.AbsolutePath.Contains(GartanAddresses.LoginPage, StringComparison.OrdinalIgnoreCase);

    /// <exception cref="UnavailableException">The site is down, busy or rejects the bot; unrelated to the password.</exception>
    public void ThrowIfDown()
    {
        var reason = Status switch
        {
            HttpStatusCode.Forbidden => "Gartan denies access (403); it may block automated reading.",
            HttpStatusCode.TooManyRequests => "Gartan's rate limit was hit (429).",
            HttpStatusCode.ServiceUnavailable => "Gartan is unavailable (503), probably for maintenance.",
            HttpStatusCode.RequestTimeout => "Gartan timed out waiting for the request (408).",
            >= HttpStatusCode.InternalServerError => $"Gartan responded with an error ({(int)Status}).",
            _ => null,
        };

        if (reason is not null)
            throw new UnavailableException(reason) { RetryAfter = RetryAfter, Status = Status };
    }
}
