using GartanChatBot.Gartan;
using GartanChatBot.Scraping;

namespace GartanChatBot.Verbs;

/// <summary>Settings that can be used and should not be: said at each start, and by the doctor.</summary>
internal static class StartCautions
{
    public static IEnumerable<string> Of(BotSettings settings) => Requests(settings) is { } requests ? [.. OpenWires(settings), requests] : OpenWires(settings);

    /// <summary>Addresses that take a password or a token over the network without encryption; a service on this machine may.</summary>
    public static IEnumerable<string> OpenWires(BotSettings settings)
    {
        var wires = (IEnumerable<(string Key, Uri? Address, string Secret)>)
        [
            ("Gartan:BaseUrl", Uri.TryCreate(settings.Gartan.BaseUrl?.Trim(), UriKind.Absolute, out var gartan) ? gartan : null, "user name and password"),
            ("Telegram:ApiBaseUrl", settings.Telegram.Token.IsEmpty ? null : settings.Telegram.ApiBaseUrl, "the token"),
            ("Discord:ApiBaseUrl", settings.Discord.Token.IsEmpty ? null : settings.Discord.ApiBaseUrl, "the token"),
            ("Discord:GatewayUrl", settings.Discord.Token.IsEmpty ? null : settings.Discord.GatewayUrl, "the token"),
        ];

        return wires
            .Where(wire => wire.Address is { IsLoopback: false } address && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeWs))
            .Select(wire => $"{wire.Key}: {wire.Address!.Scheme} to {wire.Address.Host} sends {wire.Secret} unencrypted. Use {wire.Address.Scheme}s.");
    }

    private static string? Requests(BotSettings settings)
    {
        var allowed = RequestCap.Of(settings.Gartan, settings.Stations.Count).PerDay;
        return RequestForecast.Of(settings.Scraping.Refresh, settings.Stations, allowed).Problem(settings.Stations.Count, allowed);
    }
}
