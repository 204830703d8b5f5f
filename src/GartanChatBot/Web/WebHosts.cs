using System.Net;

namespace GartanChatBot.Web;

/// <summary>
/// Under which host names the web may be asked. A service of this machine alone answers to this machine's names: another name has been
/// pointed here by somebody, to make a browser take our answers for its page's own (DNS rebinding). A configured proxy vouches for its
/// names.
/// </summary>
internal sealed class WebHosts(RequestDelegate next, WebOptions options)
{
    /// <summary>
    /// Chat services prove themselves by a signature or a secret, probes are told nothing: their requests come under whatever name they
    /// were given.
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
                "This host name is not this machine's: only programs and pages of this machine are answered. "
                    + "Behind a proxy, set Web:Proxies to its address.",
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
