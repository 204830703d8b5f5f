using System.Collections;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace GartanChatBot.Settings;

/// <summary>Describes the type of an option: parses its values, and words what it accepts for the operator.</summary>
internal static class SettingTypeDescriber
{
    public static IReadOnlyList<PropertyInfo> PropertiesOf(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite)];

    /// <summary>True if the value is a single text.</summary>
    public static bool IsLeaf(Type type) =>
        ItemTypeOf(type) is null && ValueTypeOf(type) is null && TypeDescriptor.GetConverter(Plain(type)).CanConvertFrom(typeof(string));

    public static Type? ItemTypeOf(Type type) =>
        typeof(IEnumerable).IsAssignableFrom(type) && type.IsGenericType && type.GetGenericArguments() is [var item] ? item : null;

    public static Type? ValueTypeOf(Type type) =>
        type.IsGenericType && type.GetGenericArguments() is [var key, var value] && key == typeof(string) ? value : null;

    public static bool TryRead(string text, Type type, out object? value)
    {
        value = null;
        var plain = Plain(type);

        // Without this, "5" would mean five days, and "7" an undefined enum value.
        if (plain == typeof(TimeSpan) && text.Trim() != "0" && !text.Contains(':', StringComparison.Ordinal))
            return false;
        if (plain.IsEnum && !Enum.GetNames(plain).Contains(text.Trim(), StringComparer.OrdinalIgnoreCase))
            return false;

        try
        {
            value = TypeDescriptor.GetConverter(plain).ConvertFromInvariantString(text);
            return true;
        }
        catch (Exception unreadable) when (unreadable is FormatException or ArgumentException or NotSupportedException or OverflowException)
        {
            return false;
        }
    }

    /// <summary>Describes the accepted values: by the option's own description, else its type.</summary>
    public static string WordsFor(Type type, PropertyInfo? property) =>
        property?.GetCustomAttribute<DescriptionAttribute>()?.Description
        ?? (
            property?.GetCustomAttribute<RangeAttribute>() is { } range
                ? $"{WordsFor(type)} from {range.Minimum} to {range.Maximum}"
                : WordsFor(type));

    private static string WordsFor(Type type)
    {
        var plain = Plain(type);
        if (plain == typeof(bool))
            return "true or false";
        if (plain == typeof(int))
            return "a whole number";
        if (plain == typeof(TimeSpan))
            return "a time span such as 00:05:00 (hours:minutes:seconds)";
        if (plain == typeof(Uri))
            return "an address such as https://example.org/";
        if (plain.IsEnum)
            return $"one of {string.Join(", ", Enum.GetNames(plain))}";
        if (ItemTypeOf(plain) is not null)
            return "a list, its entries numbered from 0 (in the environment …__0, …__1)";

        return IsLeaf(plain)
            ? "a text"
            : $"a group of settings ({string.Join(", ", PropertiesOf(plain).Select(property => property.Name))})";
    }

    private static Type Plain(Type type) => Nullable.GetUnderlyingType(type) ?? type;
}
