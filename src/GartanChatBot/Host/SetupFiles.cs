using System.Text.Json;
using GartanChatBot.Settings;
using GartanChatBot.Stations;

namespace GartanChatBot.Host;

/// <summary>Writes the files of <c>setup</c>: the stations, and account and tokens in a file that only its owner can read.</summary>
internal sealed class SetupFiles(string folder)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public string Stations { get; } = Path.Combine(folder, "stations.json");

    public string Secrets { get; } = Path.Combine(folder, ".env");

    /// <summary>Writes the stations and keeps the old file as <c>.bak</c>.</summary>
    public void WriteStations(IReadOnlyList<StationOptions> stations)
    {
        var entries = stations.Select(station => new Dictionary<string, object?>
        {
            ["Code"] = station.Code,
            ["Name"] = station.Name,
            ["BrigadeId"] = station.BrigadeId,
            ["BrigadeName"] = station.BrigadeName,
            ["TimeZone"] = station.TimeZone,
        });
        var json = JsonSerializer.Serialize(
            new Dictionary<string, object> { ["$schema"] = "./appsettings.schema.json", ["Stations"] = entries }, Indented);

        if (File.Exists(Stations))
            File.Copy(Stations, FreeBackupName());
        Replace(Stations, json + Environment.NewLine, onlyOwner: false);
    }

    /// <summary>Writes the given keys and keeps the lines of other keys.</summary>
    /// <exception cref="SettingsException">A value can't be stored in an env file.</exception>
    public void WriteSecrets(IReadOnlyDictionary<string, string> values)
    {
        if (values.FirstOrDefault(pair => pair.Value.AsSpan().ContainsAny('\r', '\n')) is { Key: { } broken })
            throw new SettingsException([$"{broken} has a line break, which {Secrets} can't hold."]);

        CreateFolder();
        var kept = File.Exists(Secrets) ? File.ReadAllLines(Secrets).Where(line => !values.Keys.Any(key => IsOf(line, key))) : [];
        var before = File.Exists(Secrets) ? File.ReadAllText(Secrets) : null;
        var lines = values.Select(pair => $"{EnvFile.NameOf(pair.Key)}={Quoted(pair.Value)}");
        Replace(Secrets, string.Join(Environment.NewLine, [.. kept, .. lines, ""]), onlyOwner: true);

        var read = EnvFile.Read(Secrets);
        if (values.FirstOrDefault(pair => read.GetValueOrDefault(pair.Key) != pair.Value) is { Key: { } unreadable })
        {
            if (before is null)
                File.Delete(Secrets);
            else
                Replace(Secrets, before, onlyOwner: true);
            throw new SettingsException([$"{unreadable} has characters that can't be stored in {Secrets}; set it in the environment."]);
        }
    }

    /// <summary>A folder of one's own begins with the shipped settings.</summary>
    private void CreateFolder()
    {
        if (Directory.Exists(folder))
            return;

        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var shipped in (string[])["appsettings.json", "appsettings.schema.json"])
        {
            var source = Path.Combine(AppContext.BaseDirectory, "config", shipped);
            if (File.Exists(source))
                File.Copy(source, Path.Combine(folder, shipped));
        }
    }

    private string FreeBackupName() => Enumerable.Range(1, int.MaxValue)
        .Select(number => number == 1 ? $"{Stations}.bak" : $"{Stations}.{number}.bak")
        .First(name => !File.Exists(name));

    /// <summary>Keys that the service would read with another value, because another source overrides the file.</summary>
    public IEnumerable<string> Overridden(IReadOnlyDictionary<string, string> values)
    {
        var read = SettingsSources.Build(folder, []);
        return values.Where(pair => read[pair.Key] != pair.Value).Select(pair => pair.Key);
    }

    private static bool IsOf(string line, string key) =>
        EnvFile.KeyOf(line.Split('=', 2)[0]).Equals(key, StringComparison.OrdinalIgnoreCase);

    private static string Quoted(string value) => value.Contains('\'', StringComparison.Ordinal) ? $"\"{value}\"" : $"'{value}'";

    /// <summary>Writes a temporary file and renames it, so that a crash leaves either the old or the new file.</summary>
    private static void Replace(string file, string text, bool onlyOwner)
    {
        var fresh = $"{file}.new";
        File.Delete(fresh);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (onlyOwner && !OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        try
        {
            using (var writer = new StreamWriter(fresh, options))
                writer.Write(text);
            File.Move(fresh, file, overwrite: true);
        }
        finally
        {
            File.Delete(fresh);
        }
    }
}
