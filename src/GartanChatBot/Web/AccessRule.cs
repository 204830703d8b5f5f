using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace GartanChatBot.Web;

/// <summary>
/// Decides what a request may do from the token, key or cookie that it bears; while no token is set, this machine may look.
/// </summary>
internal sealed class AccessRule(WebOptions options, ServiceKey key, BoardCookie cookie, TokenGuesses guesses)
{
    private const string Scheme = "Bearer ";

    /// <summary>
    /// A proxy that speaks to the bot adds one of these: such a request is not one of this machine, wherever its connection ends.
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
    /// Holds a given token against the three that there are; an address that guessed too often waits, even with the right one.
    /// </summary>
    public AccessDecision OfToken(string given, IPAddress? address)
    {
        // 256 random bits can't be guessed, so the command line never waits for a stranger's guesses.
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

    // Hashes have equal lengths, so the comparison takes the same time whatever was given.
    private static bool IsSame(string given, string right) => CryptographicOperations.FixedTimeEquals(Hash(given), Hash(right));

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}

/// <summary>What a caller may do and, where that is nothing, why.</summary>
internal readonly record struct AccessDecision(Access Access)
{
    public AccessRefusal Refusal { get; init; }

    public TimeSpan RetryAfter { get; init; }
}

/// <summary>Why a caller may do nothing.</summary>
internal enum AccessRefusal
{
    None,
    TokenMissing,
    TokenWrong,
    TooManyGuesses,
    OnlyFromHere,
}
