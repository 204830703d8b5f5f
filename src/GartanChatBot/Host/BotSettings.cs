using GartanChatBot.Alerts;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Discord;
using GartanChatBot.Chat.Telegram;
using GartanChatBot.Gartan;
using GartanChatBot.Gartan.Pages;
using GartanChatBot.Rota;
using GartanChatBot.Scraping;
using GartanChatBot.Settings;
using GartanChatBot.Stations;
using GartanChatBot.Storage;
using GartanChatBot.Telemetry;
using GartanChatBot.Tuning;
using GartanChatBot.Web;

namespace GartanChatBot.Host;

/// <summary>All settings, validated and bound; every host is built from them.</summary>
internal sealed record BotSettings
{
    /// <summary>Maps a section to the type of its options.</summary>
    public static readonly IReadOnlyDictionary<string, Type> Sections = new Dictionary<string, Type>(StringComparer.OrdinalIgnoreCase)
    {
        ["Gartan"] = typeof(GartanOptions),
        ["Stations"] = typeof(IReadOnlyList<StationOptions>),
        ["Skills"] = typeof(SkillOptions),
        ["Codes"] = typeof(IReadOnlyDictionary<string, SlotCodeKind>),
        ["Storage"] = typeof(StorageOptions),
        ["Scraping"] = typeof(ScrapeOptions),
        ["Alerts"] = typeof(AlertOptions),
        ["Cache"] = typeof(CacheOptions),
        ["Chat"] = typeof(ChatOptions),
        ["Discord"] = typeof(DiscordOptions),
        ["Telegram"] = typeof(TelegramOptions),
        ["Tuning"] = typeof(TuningOptions),
        ["Telemetry"] = typeof(TelemetryOptions),
        ["Web"] = typeof(WebOptions),
    };

    public required GartanOptions Gartan { get; init; }

    public required IReadOnlyList<StationOptions> Stations { get; init; }

    public required SkillOptions Skills { get; init; }

    public required IReadOnlyDictionary<string, SlotCodeKind> Codes { get; init; }

    public required StorageOptions Storage { get; init; }

    public required ScrapeOptions Scraping { get; init; }

    public required AlertOptions Alerts { get; init; }

    public required CacheOptions Cache { get; init; }

    public required ChatOptions Chat { get; init; }

    public required DiscordOptions Discord { get; init; }

    public required TelegramOptions Telegram { get; init; }

    public required TuningOptions Tuning { get; init; }

    public required TelemetryOptions Telemetry { get; init; }

    public required WebOptions Web { get; init; }

    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>True without Gartan address, account and chat tokens; the demo then runs instead of the service.</summary>
    public bool NothingConfigured =>
        string.IsNullOrWhiteSpace(Gartan.BaseUrl)
        && Gartan.Username.IsEmpty
        && Gartan.Password.IsEmpty
        && Discord.Token.IsEmpty
        && Telegram.Token.IsEmpty;

    /// <summary>All settings in force, in the order of <see cref="Sections"/>.</summary>
    public SettingsInForce InForce => new([
        ("Gartan", Gartan), ("Stations", Stations), ("Skills", Skills), ("Codes", Codes), ("Storage", Storage), ("Scraping", Scraping),
        ("Alerts", Alerts), ("Cache", Cache), ("Chat", Chat), ("Discord", Discord), ("Telegram", Telegram), ("Tuning", Tuning),
        ("Telemetry", Telemetry), ("Web", Web),
    ]);

    /// <summary>Validates the settings needed to read a rota: address, account and stations.</summary>
    /// <exception cref="SettingsException">A setting is missing.</exception>
    public void RequireGartan()
    {
        List<string> missing = [];
        if (string.IsNullOrWhiteSpace(Gartan.BaseUrl))
            missing.Add(
                "Gartan:BaseUrl: is missing; it must be the address of your service's Gartan, "
                    + "such as https://example-availability.gartantech.com/."
            );
        if (Gartan.Username.IsEmpty || Gartan.Password.IsEmpty)
            missing.Add(
                "Gartan:Username and Gartan:Password: are missing; set them in the environment (GARTAN__USERNAME, "
                    + "GARTAN__PASSWORD) or as secret files, not in a committed file."
            );
        if (Stations.Count == 0)
            missing.Add("Stations: are missing; add at least one with Code and BrigadeId in config/stations.json.");
        foreach (var (index, station) in Stations.Index().Where(entry => entry.Item.BrigadeId == 0))
            missing.Add($"Stations:{index}:BrigadeId: is missing, it must be Gartan's number for {station.Code}, such as 4101.");

        if (missing.Count > 0)
            throw new SettingsException(missing);
    }

    /// <exception cref="SettingsException">Settings are invalid; one line each.</exception>
    public static BotSettings From(IConfiguration configuration)
    {
        var findings = SettingsCheck.Of(configuration, Sections);
        if (findings.Problems.Count > 0)
            throw new SettingsException(findings.Problems);

        var given = new ConfigurationBuilder()
            .AddInMemoryCollection(
                configuration.AsEnumerable().Where(pair => pair.Value is not null && !findings.Ignored.Contains(pair.Key)))
            .Build();
        var settings = new BotSettings
        {
            Gartan = Bound<GartanOptions>("Gartan"),
            Stations = given.GetSection("Stations").Get<List<StationOptions>>() ?? [],
            Skills = Bound<SkillOptions>("Skills"),
            Codes = given.GetSection("Codes").Get<Dictionary<string, SlotCodeKind>>() ?? [],
            Storage = Bound<StorageOptions>("Storage"),
            Scraping = Bound<ScrapeOptions>("Scraping"),
            Alerts = Bound<AlertOptions>("Alerts"),
            Cache = Bound<CacheOptions>("Cache"),
            Chat = Bound<ChatOptions>("Chat"),
            Discord = Bound<DiscordOptions>("Discord"),
            Telegram = Bound<TelegramOptions>("Telegram"),
            Tuning = Bound<TuningOptions>("Tuning"),
            Telemetry = Bound<TelemetryOptions>("Telemetry"),
            Web = Bound<WebOptions>("Web"),
            Warnings = findings.Warnings,
        };
        settings = settings with { Warnings = [.. settings.Warnings, .. AccountNames.Warnings(settings.Chat)] };

        List<string> conflicts = [.. settings.Conflicts()];
        return conflicts.Count == 0 ? settings : throw new SettingsException(conflicts);

        T Bound<T>(string section)
            where T : new() => given.GetSection(section).Get<T>() ?? new();
    }

    private IEnumerable<string> Conflicts()
    {
        foreach (var web in Web.Problems())
            yield return web;
        if (Telegram.Problem(Web.Enabled) is { } telegram)
            yield return telegram;

        if (Discord is { ByHttp: true, Token.IsEmpty: false } && !Web.Enabled)
            yield return "Discord:PublicKey: is set, so Discord calls this program, but Web:Url is empty; "
                + "set an address, or remove the key to use the gateway.";

        foreach (var problem in AccountNames.Problems(Chat, Discord))
            yield return problem;

        foreach (var station in StationConflicts.Of(Stations, Skills))
            yield return station;
    }
}
