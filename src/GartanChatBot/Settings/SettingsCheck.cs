using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace GartanChatBot.Settings;

/// <summary>
/// Result of checking the settings: problems prevent the start, warnings (unknown keys) do not; ignored keys are not bound.
/// </summary>
internal sealed record SettingsFindings(IReadOnlyList<string> Problems, IReadOnlyList<string> Warnings, IReadOnlySet<string> Ignored);

/// <summary>
/// Checks every key in our sections against its options class, so that a typing error is found before anything starts. One line per
/// problem: the key, its value (never of a secret) and what it must be.
/// </summary>
internal sealed class SettingsCheck
{
    private readonly List<string> problems = [];
    private readonly List<string> warnings = [];
    private readonly HashSet<string> ignored = new(StringComparer.OrdinalIgnoreCase);

    private SettingsCheck()
    {
    }

    /// <param name="configuration">The whole configuration; keys outside the sections are not checked.</param>
    /// <param name="sections">Maps a section to the type of its options.</param>
    public static SettingsFindings Of(IConfiguration configuration, IReadOnlyDictionary<string, Type> sections)
    {
        var check = new SettingsCheck();
        foreach (var (name, type) in sections)
        {
            // CACHE=… in the environment belongs to another program: ours is CACHE__….
            check.ignored.Add(name);
            check.WalkInside(configuration.GetSection(name), type);
        }

        check.warnings.AddRange(MistypedSections.Of(configuration, sections));
        return new(check.problems, check.warnings, check.ignored);
    }

    private void Walk(IConfigurationSection section, Type type, PropertyInfo? property)
    {
        if (section.GetChildren().Any())
        {
            if (SettingTypeDescriber.IsLeaf(type))
                problems.Add($"{section.Path}: has several values, it must be {SettingTypeDescriber.WordsFor(type, property)}.");
            else
                WalkInside(section, type);
        }
        else if (section.Value is null)
        {
            ignored.Add(section.Path);
        }
        else if (SettingTypeDescriber.IsLeaf(type))
        {
            CheckLeaf(section, type, property);
        }
        else if (section.Value.Length > 0)
        {
            problems.Add($"{section.Path}: has one value, it must be {SettingTypeDescriber.WordsFor(type, property)}.");
        }
    }

    private void WalkInside(IConfigurationSection section, Type type)
    {
        if (SettingTypeDescriber.ItemTypeOf(type) is { } itemType)
            WalkItems(section, itemType);
        else if (SettingTypeDescriber.ValueTypeOf(type) is { } valueType)
            WalkEntries(section, valueType);
        else
            WalkProperties(section, type);
    }

    private void WalkProperties(IConfigurationSection section, Type type)
    {
        var properties = SettingTypeDescriber.PropertiesOf(type);
        var children = section.GetChildren().ToList();

        foreach (var child in children)
        {
            var property = properties.FirstOrDefault(known => string.Equals(known.Name, child.Key, StringComparison.OrdinalIgnoreCase));

            // Looked up by the property's own name, so that messages show the documented spelling instead of the environment's.
            if (property is not null)
                Walk(section.GetSection(property.Name), property.PropertyType, property);
            else
                WarnOfUnknown(child, section.Path, properties);
        }

        foreach (var missing in children.Count == 0 ? [] : properties.Where(property => IsMissing(section, type, property)))
            problems.Add(
                $"{section.Path}:{missing.Name}: is missing, it must be {SettingTypeDescriber.WordsFor(missing.PropertyType, missing)}.");
    }

    private void WalkItems(IConfigurationSection section, Type itemType)
    {
        foreach (var child in section.GetChildren())
        {
            if (int.TryParse(child.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                Walk(child, itemType, property: null);
                continue;
            }

            // The binder accepts any name for a list entry.
            ignored.UnionWith(child.AsEnumerable().Select(pair => pair.Key));
            warnings.Add($"{child.Path}: {section.Path} is a list, its entries are numbered from 0. It is ignored.");
        }
    }

    private void WalkEntries(IConfigurationSection section, Type valueType)
    {
        foreach (var child in section.GetChildren())
            Walk(child, valueType, property: null);
    }

    private void CheckLeaf(IConfigurationSection section, Type type, PropertyInfo? property)
    {
        if (string.IsNullOrWhiteSpace(section.Value))
        {
            // An empty text means "not set" in the environment, unless the option accepts it (Web:Url: no web).
            if (type != typeof(string) || !IsAllowed(section.Value, property))
                ignored.Add(section.Path);

            return;
        }

        if (!SettingTypeDescriber.TryRead(section.Value, type, out var value) || !IsAllowed(value, property))
        {
            var shown = type == typeof(Secret) ? "something else" : $"\"{section.Value}\"";
            problems.Add($"{section.Path}: has {shown}, it must be {SettingTypeDescriber.WordsFor(type, property)}.");
        }
    }

    private void WarnOfUnknown(IConfigurationSection child, string parent, IEnumerable<PropertyInfo> properties)
    {
        var known = properties.Select(property => $"{parent}:{property.Name}");

        warnings.Add(
            $"{child.Path}: there is no such setting; the nearest is {SpellingSuggestions.First(child.Path, known)}. It is ignored.");
    }

    /// <summary>True if the setting is required, has no value, and has no default.</summary>
    private static bool IsMissing(IConfigurationSection section, Type type, PropertyInfo property)
    {
        if (property.GetCustomAttribute<RequiredAttribute>() is not { } required)
            return false;

        return section[property.Name] is { } given
            ? !required.IsValid(given)
            : !required.IsValid(property.GetValue(Activator.CreateInstance(type)));
    }

    private static bool IsAllowed(object? value, PropertyInfo? property) =>
        property?.GetCustomAttributes<ValidationAttribute>().All(rule => rule.IsValid(value)) ?? true;
}
