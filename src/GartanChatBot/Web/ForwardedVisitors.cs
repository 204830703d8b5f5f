using Microsoft.AspNetCore.HttpOverrides;

namespace GartanChatBot.Web;

/// <summary>Accepts X-Forwarded-For and X-Forwarded-Proto from the configured proxies only.</summary>
internal static class ForwardedVisitors
{
    public static void UseProxies(this WebApplication app, WebOptions options)
    {
        // With empty lists, the middleware would trust every sender.
        if (options.ProxyNetworks() is not { Count: > 0 } networks)
            return;

        var forwarded = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = null,
        };
        // The lists contain loopback by default, so any program on this machine could forge a visitor's address.
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var network in networks)
            forwarded.KnownIPNetworks.Add(network);

        app.UseForwardedHeaders(forwarded);
    }
}
