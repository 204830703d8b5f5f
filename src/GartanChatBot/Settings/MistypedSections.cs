namespace GartanChatBot.Settings;

/// <summary>
/// Warns about keys outside our sections that were probably meant for one: <c>Gartn:BaseUrl</c>, <c>GARTAN_USERNAME</c>. The environment
/// has other programs' variables too, so only very similar names are reported.
/// </summary>
internal static class MistypedSections
{
    private const int SlipsAllowed = 2;

    /// <summary>Minimum letters per typing error: short names are similar to everything, such as <c>Web</c> to <c>Chat</c>.</summary>
    private const int LettersForEachSlip = 3;

    public static IEnumerable<string> Of(IConfiguration configuration, IReadOnlyDictionary<string, Type> sections)
    {
        foreach (var section in configuration.GetChildren().Where(section => !sections.ContainsKey(section.Key)))
        {
            if (section.GetChildren().Any())
            {
                if (NearestSection(section.Key, sections.Keys) is { } meant)
                    yield return $"{section.Key}: there is no such section; the nearest is {meant}. It is ignored.";
            }
            else if (KeyWithOneUnderscore(section.Key, sections) is { } key)
            {
                yield return $"{section.Key}: is not read; write {key.Replace(":", "__", StringComparison.Ordinal).ToUpperInvariant()}, "
                    + "with two underscores. It is ignored.";
            }
        }
    }

    private static string? NearestSection(string name, IEnumerable<string> sections)
    {
        var nearest = SpellingSuggestions.First(name, sections);
        return SpellingSuggestions.Distance(name, nearest) <= Math.Min(SlipsAllowed, nearest.Length / LettersForEachSlip) ? nearest : null;
    }

    private static string? KeyWithOneUnderscore(string name, IReadOnlyDictionary<string, Type> sections)
    {
        var parts = name.Split('_');
        if (parts.Length != 2 || !sections.TryGetValue(parts[0], out var type))
            return null;

        var property = SettingTypeDescriber
            .PropertiesOf(type)
            .FirstOrDefault(known => string.Equals(known.Name, parts[1], StringComparison.OrdinalIgnoreCase));
        return property is null ? null : $"{parts[0]}:{property.Name}";
    }
}
