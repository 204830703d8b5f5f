using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace GartanChatBot.Web;

/// <summary>
/// Decides a request's access level from its token, key or cookie. While no token is set, this machine has read access.
/// </summary>
internal sealed class AccessRule(WebOptions options, ServiceKey key, BoardCookie cookie, TokenGuesses guesses)
{
    private const string Scheme = "Bearer ";

    /// <summary>
    /// Headers that proxies add: a request with one of them isn't from this machine, even if its connection is.
    /// </summary>
    private static readonly string[] ProxyHeaders = ["X-Forwarded-For", "X-Real-IP", "Forwarded", "Via"];

    public AccessDecision Decide(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return OfToken(header[Scheme.Length..].Trim(), context.Connection.RemoteIpAddress);

        if (options.Token.IsEmpty)
            return IsFromHere(context) ? new(Access.LocalViewer) : new(Access.None) { Refusal = AccessRefusal.OnlyFromHere };

        return cookie.IsBorneBy(context.Request) ? new(Access.Viewer) : new(Access.None) { Refusal = AccessRefusal.TokenMissing };
    }

    /// <summary>
    /// Compares a token with the service key and the two configured tokens. An address with too many wrong tokens has to wait, even with
    /// a correct one.
    /// </summary>
    public AccessDecision OfToken(string given, IPAddress? address)
    {
        // Before the rate limit: 256 random bits can't be guessed, and the command line must not wait because of others' guesses.
        if (key.Value is { } held && IsSame(given, held))
            return new(Access.Operator);

        if (guesses.WaitOf(address) is { } wait)
            return new(Access.None) { Refusal = AccessRefusal.TooManyGuesses, RetryAfter = wait };

        if (!options.OperatorToken.IsEmpty && IsSame(given, options.OperatorToken.Reveal()))
            return new(Access.Operator);
        if (!options.Token.IsEmpty && IsSame(given, options.Token.Reveal()))
            return new(Access.Viewer);

        guesses.Add(address);
        return new(Access.None) { Refusal = AccessRefusal.TokenWrong };
    }

    private static bool IsFromHere(HttpContext context) =>
        context.Connection.RemoteIpAddress is not { } peer
        || (IPAddress.IsLoopback(peer) && !ProxyHeaders.Any(context.Request.Headers.ContainsKey));

    // Hashes have equal lengths, so the comparison takes constant time.
    private static bool IsSame(string given, string right) => CryptographicOperations.FixedTimeEquals(Hash(given), Hash(right));

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}

/// <summary>A caller's access level and, when access is refused, the reason.</summary>
internal readonly record struct AccessDecision(Access Access)
{
    public AccessRefusal Refusal { get; init; }

    public TimeSpan RetryAfter { get; init; }
}

/// <summary>The reason why access was refused.</summary>
internal enum AccessRefusal
{
    None,
    TokenMissing,
    TokenWrong,
    TooManyGuesses,
    OnlyFromHere,
}
