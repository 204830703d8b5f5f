namespace GartanChatBot.Settings;

/// <summary>Reads a <c>.env</c> file: <c>KEY=value</c> lines, <c>#</c> comments, optional quotes and <c>export</c>; <c>__</c> stands for <c>:</c>.</summary>
internal static class EnvFile
{
    public static IReadOnlyDictionary<string, string?> Parse(IEnumerable<string> lines)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);

        foreach (var line in lines.Select(line => line.Trim()))
        {
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (line.StartsWith('#') || equals <= 0)
                continue;

            var key = line[..equals].Trim();
            if (key.StartsWith("export ", StringComparison.Ordinal))
                key = key["export ".Length..].Trim();

            values[key.Replace("__", ":", StringComparison.Ordinal)] = Unquoted(line[(equals + 1)..].Trim());
        }

        return values;
    }

    private static string Unquoted(string value) =>
        value.Length >= 2 && value[0] == value[^1] && value[0] is '"' or '\'' ? value[1..^1] : value;
}
