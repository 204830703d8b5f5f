using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace GartanChatBot.Dashboard;

/// <summary>Who may use the web: whoever bears the token; while none is set, programs and pages of this machine.</summary>
internal sealed class AccessRule(WebOptions options)
{
    private const string Scheme = "Bearer ";

    public Access Decide(HttpContext context)
    {
        if (options.Token.IsEmpty)
            return IsFromHere(context) ? Access.Allowed : Access.OnlyFromHere;

        var header = context.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return Access.TokenMissing;

        return IsToken(header[Scheme.Length..].Trim()) ? Access.Allowed : Access.TokenWrong;
    }

    /// <summary>
    /// A strange web page in the operator's own browser comes from this machine too: it gives itself away by its origin, or, when its
    /// name has been pointed at us, by the host that it asks for.
    /// </summary>
    private static bool IsFromHere(HttpContext context)
    {
        var isPeerHere = context.Connection.RemoteIpAddress is not { } peer || IPAddress.IsLoopback(peer);
        var origin = context.Request.Headers.Origin.ToString();

        return isPeerHere && IsThisMachine(context.Request.Host.Host)
            && (origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.Authority == context.Request.Host.Value));
    }

    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private bool IsToken(string given) =>
        CryptographicOperations.FixedTimeEquals(Hash(given), Hash(options.Token.Reveal()));

    // Equal lengths, so that the comparison takes the same time whatever was given.
    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}

/// <summary>Whether a request is answered, and if not, why.</summary>
internal enum Access
{
    Allowed,
    TokenMissing,
    TokenWrong,
    OnlyFromHere,
}
