using System.Globalization;
using GartanChatBot.Stations;

namespace GartanChatBot.Host;

/// <summary>The configured settings with the answers so far applied.</summary>
internal sealed class SetupSettings(IConfiguration configured)
{
    private readonly Dictionary<string, string?> answers = new(StringComparer.OrdinalIgnoreCase);
    private IReadOnlyList<StationOptions> stations = [];

    public BotSettings Now => BotSettings.From(new ConfigurationBuilder()
        .AddInMemoryCollection(
            configured.AsEnumerable().Where(pair => !pair.Key.StartsWith("Stations", StringComparison.OrdinalIgnoreCase)))
        .AddInMemoryCollection(answers)
        .AddInMemoryCollection(stations.Index().SelectMany(entry => KeysOf(entry.Index, entry.Item)))
        .Build());

    /// <summary>Codes of the configured stations.</summary>
    public IReadOnlyList<string> Configured =>
        [.. configured.GetSection("Stations").GetChildren().Select(station => station["Code"]).OfType<string>()];

    public string? this[string key]
    {
        set => answers[key] = value;
    }

    public BotSettings With(params IReadOnlyList<StationOptions> chosen)
    {
        stations = chosen;
        return Now;
    }

    private static IEnumerable<KeyValuePair<string, string?>> KeysOf(int index, StationOptions station) =>
    [
        new($"Stations:{index}:Code", station.Code),
        new($"Stations:{index}:Name", station.Name),
        new($"Stations:{index}:BrigadeId", station.BrigadeId.ToString(CultureInfo.InvariantCulture)),
        new($"Stations:{index}:BrigadeName", station.BrigadeName),
        new($"Stations:{index}:TimeZone", station.TimeZone),
    ];
}
