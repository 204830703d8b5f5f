using Microsoft.AspNetCore.HttpOverrides;

namespace GartanChatBot.Web;

/// <summary>Takes the visitor's address and scheme from the proxies that are configured, and from nobody else.</summary>
internal static class ForwardedVisitors
{
    public static void UseProxies(this WebApplication app, WebOptions options)
    {
        // With no proxy named, the middleware would believe everybody.
        if (options.ProxyNetworks() is not { Count: > 0 } networks)
            return;

        var forwarded = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = null,
        };
        // The lists hold this machine from the start, and any program on it could then pose as any visitor.
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var network in networks)
            forwarded.KnownIPNetworks.Add(network);

        app.UseForwardedHeaders(forwarded);
    }
}
