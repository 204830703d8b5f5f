using GartanChatBot.Gartan.Http;
using GartanChatBot.Scraping;

namespace GartanChatBot.Host;

/// <summary>Settings that work but are discouraged: reported at each start and by the doctor.</summary>
internal static class StartupWarnings
{
    public static IEnumerable<string> Of(BotSettings settings) =>
        Requests(settings) is { Mark: DoctorCheck.Bad } tooMany ? OpenWires(settings).Append(tooMany.Sentence) : OpenWires(settings);

    /// <summary>Addresses that would get a password or token unencrypted over the network; a service on this machine may.</summary>
    public static IEnumerable<string> OpenWires(BotSettings settings)
    {
        var wires =
            (IEnumerable<(string Key, Uri? Address, string Secret)>)
                [
                    (
                        "Gartan:BaseUrl", Uri.TryCreate(settings.Gartan.BaseUrl?.Trim(), UriKind.Absolute, out var gartan) ? gartan : null,
                        "user name and password"),
                    ("Telegram:ApiBaseUrl", settings.Telegram.Token.IsEmpty ? null : settings.Telegram.ApiBaseUrl, "the token"),
                    ("Discord:ApiBaseUrl", settings.Discord.Token.IsEmpty ? null : settings.Discord.ApiBaseUrl, "the token"),
                    ("Discord:GatewayUrl", settings.Discord.Token.IsEmpty ? null : settings.Discord.GatewayUrl, "the token"),
                ];

        return wires
            .Where(wire =>
                wire.Address is { IsLoopback: false } address && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeWs))
            .Select(wire =>
                $"{wire.Key}: {wire.Address!.Scheme} to {wire.Address.Host} sends {wire.Secret} unencrypted. Use {wire.Address.Scheme}s.");
    }

    /// <summary>Compares the daily requests of all stations with the limit.</summary>
    public static DoctorCheck Requests(BotSettings settings)
    {
        var allowed = RequestCap.Of(settings.Gartan, settings.Stations.Count).PerDay;
        var forecast = RequestForecast.Of(settings.Scraping.Refresh, settings.Stations, allowed);
        return DoctorCheck.Of(
            forecast.UsedUpAtHour is null,
            $"Requests: about {forecast.PerDay} a day to Gartan, limit {allowed}.",
            $"Requests: {forecast.Problem(settings.Stations.Count, allowed)}");
    }
}
