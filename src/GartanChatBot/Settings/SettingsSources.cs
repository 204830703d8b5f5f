namespace GartanChatBot.Settings;

/// <summary>
/// Builds the configuration from its sources, later ones win: shipped files, local file, <c>.env</c>, secret files, environment,
/// <c>--set</c>.
/// </summary>
internal static class SettingsSources
{
    /// <summary>The folder of an operator's own settings, where the program is started.</summary>
    public const string OwnFolder = "config";

    private const string SecretsFolder = "/run/secrets";

    /// <param name="folder">
    /// Folder of <c>--config</c>; null for <c>config</c> in the working folder, else the copy beside the program.
    /// </param>
    /// <param name="overrides"><c>Key=Value</c> texts of <c>--set</c>.</param>
    /// <param name="secrets">Folder of a container's mounted secrets, one file per key.</param>
    public static IConfigurationRoot Build(string? folder, IReadOnlyList<string> overrides, string secrets = SecretsFolder)
    {
        var config = FolderOf(folder);
        var builder = new ConfigurationBuilder();

        try
        {
            foreach (var file in (string[])["appsettings.json", "stations.json", "appsettings.local.json"])
                AddJson(builder, Path.Combine(config, file));
            foreach (var file in (string[])[Path.Combine(config, ".env"), ".env"])
                AddEnvFile(builder, file);

            builder.AddKeyPerFile(secrets, optional: true);
            builder.AddEnvironmentVariables();
            foreach (var text in overrides)
                builder.AddInMemoryCollection([Override(text)]);

            return builder.Build();
        }
        catch (InvalidDataException unreadable)
        {
            // The provider's message names the file; the innermost one names the line.
            throw new SettingsException([$"{unreadable.Message.TrimEnd('.')}: {unreadable.GetBaseException().Message}"]);
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException([$"A file of the settings can't be read: {denied.Message}"]);
        }
    }

    public static string FolderOf(string? folder)
    {
        if (folder is not null)
            return Directory.Exists(folder) ? folder : throw new SettingsException([$"--config: there is no folder \"{folder}\"."]);

        return Directory.Exists(OwnFolder) ? OwnFolder : Path.Combine(AppContext.BaseDirectory, "config");
    }

    private static void AddJson(ConfigurationBuilder builder, string file)
    {
        // Absolute, because the file provider hides files outside its root.
        if (File.Exists(file))
            builder.AddJsonFile(Path.GetFullPath(file), optional: false, reloadOnChange: false);
    }

    private static void AddEnvFile(ConfigurationBuilder builder, string file)
    {
        if (File.Exists(file))
            builder.AddInMemoryCollection(EnvFile.Read(file));
    }

    private static KeyValuePair<string, string?> Override(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0
            ? new(text[..equals].Trim().Replace("__", ":", StringComparison.Ordinal), text[(equals + 1)..].Trim())
            : throw new SettingsException([$"--set: \"{text}\" is not of the form Key=Value, such as Web:Url=http://127.0.0.1:9000."]);
    }
}
