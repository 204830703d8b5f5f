using System.ComponentModel;
using System.Net;
using System.Text.RegularExpressions;
using GartanChatBot.Chat;
using GartanChatBot.Settings;

namespace GartanChatBot.Web;

/// <summary>Settings for the web page and the HTTP API: address, tokens, names and proxies.</summary>
internal sealed partial record WebOptions
{
    /// <summary>Long enough for a random token to withstand ten guesses a minute from each address.</summary>
    private const int ShortestToken = 16;

    /// <summary>The address to listen on; empty turns the web off.</summary>
    [Description("an address such as http://127.0.0.1:8080, or empty to turn the web off")]
    public string Url { get; init; } = "http://127.0.0.1:8080";

    /// <summary>
    /// Bearer token for read access, also accepted by the board's log-in form. Required to listen beyond loopback.
    /// </summary>
    public Secret Token { get; init; } = Secret.None;

    /// <summary>Bearer token that also allows changes. If it isn't set, changes over the web need this machine's service key.</summary>
    public Secret OperatorToken { get; init; } = Secret.None;

    /// <summary>Sites that may embed the board in a frame, in the syntax of the Content-Security-Policy.</summary>
    [Description("'none', 'self', or site addresses separated by spaces, such as https://wall.example.org")]
    public string FrameAncestors { get; init; } = "'none'";

    /// <summary>
    /// Name style for viewers, with the values of <c>/names</c>. If not set: surnames; full names on this machine while no token is set.
    /// </summary>
    public NameStyle? Names { get; init; }

    /// <summary>Addresses of the proxies whose X-Forwarded-For and X-Forwarded-Proto headers are trusted.</summary>
    public IList<string> Proxies { get; init; } = [];

    public bool Enabled => !string.IsNullOrWhiteSpace(Url);

    /// <summary>True when the web listens on loopback, so only this machine can reach it.</summary>
    public bool IsForThisMachine => Uri.TryCreate(Url, UriKind.Absolute, out var address) && address.IsLoopback;

    /// <summary>The address for programs on this machine: 127.0.0.1 when the service listens on all addresses.</summary>
    public Uri AddressFromHere
    {
        get
        {
            var address = new UriBuilder(Url);
            if (
                IPAddress.TryParse(address.Host.Trim('[', ']'), out var host)
                && (host.Equals(IPAddress.Any) || host.Equals(IPAddress.IPv6Any)))
                address.Host = "127.0.0.1";

            return address.Uri;
        }
    }

    /// <summary>One sentence for each invalid setting, with the remedy.</summary>
    public IEnumerable<string> Problems()
    {
        if (!Enabled)
            return [];
        if (!Uri.TryCreate(Url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            return [$"Web:Url: has \"{Url}\", it must be an address such as http://127.0.0.1:8080, or empty to turn the web off."];
        if (address.Scheme != Uri.UriSchemeHttp)
            return [$"Web:Url: has \"{Url}\", it must begin with http://; for HTTPS, put a proxy in front."];

        return TokenProblems(address).Concat(SiteProblems());
    }

    /// <summary>The configured proxies; a single address counts as a network.</summary>
    public IReadOnlyList<IPNetwork> ProxyNetworks() => [.. Proxies.Select(ParseProxy).OfType<IPNetwork>()];

    private IEnumerable<string> TokenProblems(Uri address)
    {
        if (Token.IsEmpty && !address.IsLoopback)
            yield return $"Web:Token: is missing; it is required before the web may listen beyond this machine (Web:Url is \"{Url}\"). "
                + "Set a token, or listen on http://127.0.0.1.";
        if (Token.IsEmpty && Proxies.Count > 0)
            yield return "Web:Token: is missing; it is required behind a proxy (Web:Proxies), because visitors can come from anywhere.";

        foreach (var (key, token) in (IEnumerable<(string, Secret)>)[("Web:Token", Token), ("Web:OperatorToken", OperatorToken)])
        {
            if (!token.IsEmpty && token.Reveal().Trim().Length < ShortestToken)
                yield return $"{key}: is too short, it must have at least {ShortestToken} characters, such as openssl rand -hex 24 prints.";
        }

        if (!Token.IsEmpty && Token.Reveal().Trim() == OperatorToken.Reveal().Trim())
            yield return "Web:OperatorToken: is the same as Web:Token, it must be different: "
                + "one is read-only, the other allows changes.";
    }

    private IEnumerable<string> SiteProblems()
    {
        if (FrameAncestors.Length > 0 && !FrameSources().IsMatch(FrameAncestors))
            yield return $"Web:FrameAncestors: has \"{FrameAncestors}\", it must be 'none', 'self', "
                + "or site addresses separated by spaces, such as https://wall.example.org.";

        foreach (var proxy in Proxies.Where(proxy => ParseProxy(proxy) is null))
            yield return $"Web:Proxies: has \"{proxy}\", each entry must be an address such as 127.0.0.1 or a network such as "
                + "172.16.0.0/12.";
    }

    private static IPNetwork? ParseProxy(string text) =>
        IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : IPNetwork.TryParse(text, out var network) ? network
        : null;

    // The value becomes part of a header, so characters that could end the directive are rejected.
    [GeneratedRegex(
        @"\A('none'|('self'|https?://[A-Za-z0-9.*:_-]+)( +('self'|https?://[A-Za-z0-9.*:_-]+))*)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex FrameSources();
}
