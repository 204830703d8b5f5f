using System.Security.Cryptography;
using System.Text;

namespace GartanChatBot.Web;

/// <summary>
/// The cookie that the log-in form sets: a value derived from <c>Web:Token</c>, never the token itself. It grants read access only,
/// survives restarts of browser and bot, and becomes invalid when the token changes.
/// </summary>
internal sealed class BoardCookie(WebOptions options)
{
    public const string Name = "gartanchatbot-board";

    /// <summary>Slow on purpose, so that the token can't be guessed from a stolen cookie.</summary>
    private const int Rounds = 100_000;

    /// <summary>The longest life that browsers allow. https://www.rfc-editor.org/rfc/rfc6265bis (Max-Age limit of 400 days)</summary>
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
