using dotenv.net;

namespace GartanChatBot.Settings;

/// <summary>Reads settings from a <c>.env</c> file: <c>__</c> in a key becomes <c>:</c>, and a leading <c>export</c> is dropped.</summary>
internal static class EnvFile
{
    private const string Export = "export ";

    /// <exception cref="SettingsException">A line can't be read; the sentence names the file and the key, never the value.</exception>
    public static IReadOnlyDictionary<string, string?> Read(string file)
    {
        try
        {
            var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
            foreach (var (key, value) in DotEnv.Read(new DotEnvOptions(ignoreExceptions: false, envFilePaths: [file], trimValues: true)))
            {
                // dotenv.net recognises comments only at the very start of a line.
                if (!key.TrimStart().StartsWith('#'))
                    values[KeyOf(key)] = value;
            }

            return values;
        }
        catch (ArgumentException unreadable)
        {
            throw new SettingsException([$"{file} can't be read: {unreadable.Message}"]);
        }
    }

    /// <summary>The name of a setting as a variable: <c>GARTAN__BODY</c> for <c>Gartan:Body</c>.</summary>
    public static string NameOf(string key) => key.Replace(":", "__", StringComparison.Ordinal).ToUpperInvariant();

    /// <summary>The setting of a variable, with or without <c>export</c> before it.</summary>
    public static string KeyOf(string text)
    {
        var key = text.Trim();
        return (key.StartsWith(Export, StringComparison.Ordinal) ? key[Export.Length..].Trim() : key).Replace(
            "__", ":", StringComparison.Ordinal);
    }
}
