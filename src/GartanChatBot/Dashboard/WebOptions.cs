using System.ComponentModel;
using System.Net;
using GartanChatBot.Settings;

namespace GartanChatBot.Dashboard;

/// <summary>Where the web page and the HTTP API listen, and who may use them.</summary>
internal sealed class WebOptions
{
    /// <summary>Address to listen on; empty: no web.</summary>
    [Description("an address such as http://127.0.0.1:8080, or empty for no web")]
    public string Url { get; init; } = "http://127.0.0.1:8080";

    /// <summary>Bearer token that every request must carry when set. Needed before the web may listen beyond loopback.</summary>
    public Secret Token { get; init; } = Secret.None;

    public bool Enabled => !string.IsNullOrWhiteSpace(Url);

    /// <summary>Where a program on this machine finds it: one that listens everywhere listens here too.</summary>
    public Uri AddressFromHere
    {
        get
        {
            var address = new UriBuilder(Url);
            if (IPAddress.TryParse(address.Host, out var host) && (host.Equals(IPAddress.Any) || host.Equals(IPAddress.IPv6Any)))
                address.Host = "127.0.0.1";

            return address.Uri;
        }
    }

    /// <summary>Null when the two fit together, else what to do about it.</summary>
    public string? Problem()
    {
        if (!Enabled)
            return null;
        if (!Uri.TryCreate(Url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            return $"Web:Url: has \"{Url}\", it must be an address such as http://127.0.0.1:8080, or empty for no web.";
        if (address.Scheme != Uri.UriSchemeHttp)
            return $"Web:Url: has \"{Url}\", it must begin with http: certificates are the business of a proxy in front of it.";

        return address.IsLoopback || !Token.IsEmpty
            ? null
            : $"Web:Token: is missing; it is required before the web may listen beyond this machine (Web:Url is \"{Url}\"). Set a token, or listen on http://127.0.0.1.";
    }
}
