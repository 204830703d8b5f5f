using System.Net;

namespace GartanChatBot.Web;

/// <summary>
/// Checks the Host header. A service that listens on loopback accepts only loopback names: any other name may be a DNS rebinding attack,
/// which makes a browser treat our responses as its page's own. Requests from a configured proxy are accepted under any name.
/// </summary>
internal sealed class WebHosts(RequestDelegate next, WebOptions options)
{
    /// <summary>
    /// Paths accepted under any host name: chat platforms authenticate by signature or secret, and health checks reveal no rota data.
    /// </summary>
    private static readonly PathString[] ForNoBrowser = ["/discord", "/telegram", "/health"];

    private readonly IReadOnlyList<IPNetwork> proxies = options.ProxyNetworks();

    public Task InvokeAsync(HttpContext context)
    {
        if (!options.IsForThisMachine || IsThisMachine(context.Request.Host.Host) || IsProxy(context.Connection.RemoteIpAddress)
            || ForNoBrowser.Any(path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase)))
        {
            return next(context);
        }

        return Results
            .Problem(
                "This host name isn't one of this machine's own; only requests from this machine are accepted. "
                    + "If the bot is behind a proxy, set Web:Proxies to the proxy's address.",
                statusCode: StatusCodes.Status403Forbidden)
            .ExecuteAsync(context);
    }

    private bool IsProxy(IPAddress? peer)
    {
        var address = peer is { IsIPv4MappedToIPv6: true } ? peer.MapToIPv4() : peer;
        return address is not null && proxies.Any(network => network.Contains(address));
    }

    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
