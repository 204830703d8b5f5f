using System.Security.Cryptography;
using System.Text;

namespace GartanChatBot.Web;

/// <summary>
/// What the log-in form leaves in a browser: a value derived from <c>Web:Token</c>, never the token. It lets its bearer look and nothing
/// more, outlives restarts of screen and bot, and ends when the token is changed.
/// </summary>
internal sealed class BoardCookie(WebOptions options)
{
    public const string Name = "gartanchatbot-board";

    /// <summary>Slow on purpose: whoever finds a cookie on a screen must not guess the token from it.</summary>
    private const int Rounds = 100_000;

    /// <summary>Browsers keep no cookie longer. https://www.rfc-editor.org/rfc/rfc6265bis (Max-Age limit of 400 days)</summary>
    private static readonly TimeSpan Life = TimeSpan.FromDays(400);

    private readonly Lazy<byte[]> value = new(() => Encoding.ASCII.GetBytes(Convert.ToHexStringLower(
        Rfc2898DeriveBytes.Pbkdf2(options.Token.Reveal(), "GartanChatBot board"u8, Rounds, HashAlgorithmName.SHA256, 32))));

    public bool IsBorneBy(HttpRequest request) =>
        !options.Token.IsEmpty
        && request.Cookies.TryGetValue(Name, out var given)
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), value.Value);

    public void GiveTo(HttpContext context) => context.Response.Cookies.Append(Name, Encoding.ASCII.GetString(value.Value), new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
        MaxAge = Life,
        Path = "/",
        IsEssential = true,
    });
}
