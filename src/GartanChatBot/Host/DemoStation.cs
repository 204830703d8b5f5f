using GartanChatBot.Chat.Telegram;
using GartanChatBot.Gartan;
using GartanChatBot.Scraping;
using GartanChatBot.Settings;
using GartanChatBot.Stations;
using GartanChatBot.Storage;
using GartanChatBot.Web;
using GartanSimulator;

namespace GartanChatBot.Host;

/// <summary>The invented station that shows the bot without an account.</summary>
internal static class DemoStation
{
    private const string TimeZone = "Europe/London";

    public const string Welcome =
        """
        GartanChatBot – demo station K41 Fernbrae. Everybody in it is invented, and nothing leaves this machine.
        It logs in to a pretend Gartan site, reads 14 days, stores them, and answers as it would for your station.
        For your own station see README, "Your own station". Not a mobilising system: control's status is the truth.

        """;

    public static Task<SimulatorSite> StartSiteAsync(CancellationToken cancellationToken) =>
        SimulatorSite.StartAsync(new SimulatorOptions { Rota = RotaStyle.Demo }, TimeProvider.System, cancellationToken);

    /// <summary>
    /// The operator's settings with the demo's own site, station and database; the operator's account and database are not used.
    /// </summary>
    public static BotSettings SettingsFor(SimulatorSite site, BotSettings settings, string database)
    {
        var login = new SimulatorOptions();
        return settings with
        {
            Gartan = new GartanOptions
            {
                BaseUrl = site.BaseUrl.AbsoluteUri,
                Username = new Secret(login.UserName),
                Password = new Secret(login.Password),
                // Our own site on this machine needs no spacing.
                MinimumSpacing = TimeSpan.Zero,
                PermissionConfirmed = true,
            },
            Stations = [.. login.Stations.Select(station => new StationOptions
            {
                Code = station.Code, Name = station.Name, BrigadeId = station.BrigadeId, BrigadeName = station.Code, TimeZone = TimeZone,
            })],
            Storage = new StorageOptions { Path = database },
            Scraping = new ScrapeOptions { Refresh = settings.Scraping.Refresh, Jitter = TimeSpan.Zero },
            Web = FreeWeb(settings.Web),
            // A demo must not use the operator's chats.
            Telegram = new TelegramOptions(),
        };
    }

    private static WebOptions FreeWeb(WebOptions web) =>
        !web.Enabled || DemoVerb.IsFree(new Uri(web.Url)) ? web : web with { Url = "http://127.0.0.1:0" };
}
