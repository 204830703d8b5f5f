using System.Collections;
using System.Globalization;

namespace GartanChatBot.Settings;

/// <summary>One setting with its value in force.</summary>
/// <param name="IsShipped">Whether the value is the default.</param>
internal sealed record SettingInForce(string Key, string Value, bool IsShipped);

/// <summary>All settings with their values; a secret shows only whether it is set.</summary>
internal sealed class SettingsInForce
{
    private readonly List<SettingInForce> all = [];

    /// <param name="sections">The name and options of each section.</param>
    public SettingsInForce(IEnumerable<(string Name, object Options)> sections)
    {
        foreach (var (name, options) in sections)
            Add(name, options.GetType(), options, shipped: null);
    }

    public IReadOnlyList<SettingInForce> All => all;

    private void Add(string key, Type type, object? value, object? shipped)
    {
        if (value is null || SettingTypeDescriber.IsLeaf(type))
            all.Add(new(key, Shown(value), Shown(value) == Shown(shipped)));
        else if (value is IDictionary entries)
            AddEntries(key, entries);
        else if (value is IEnumerable items)
            AddItems(key, items);
        else
            AddProperties(key, value);
    }

    private void AddProperties(string key, object value)
    {
        var type = value.GetType();
        var plain = type.GetConstructor([]) is { } make ? make.Invoke([]) : null;
        foreach (var property in SettingTypeDescriber.PropertiesOf(type))
            Add($"{key}:{property.Name}", property.PropertyType, property.GetValue(value), plain is null ? null : property.GetValue(plain));
    }

    private void AddItems(string key, IEnumerable items)
    {
        foreach (var (index, item) in items.Cast<object>().Index())
            Add(string.Create(CultureInfo.InvariantCulture, $"{key}:{index}"), item.GetType(), item, shipped: null);
    }

    private void AddEntries(string key, IDictionary entries)
    {
        foreach (DictionaryEntry entry in entries)
            Add($"{key}:{entry.Key}", entry.Value?.GetType() ?? typeof(string), entry.Value, shipped: null);
    }

    private static string Shown(object? value) => value switch
    {
        null => "",
        Secret secret => secret.IsEmpty ? "not set" : "set",
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        bool yes => yes ? "true" : "false",
        _ => WithoutKeys(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
    };

    /// <summary>Removes user info and query from an address, because they may contain a password or key.</summary>
    private static string WithoutKeys(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.UserInfo.Length > 0 || address.Query.Length > 0)
            ? $"{address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)} (***)"
            : text;
}
