using System.ComponentModel;
using System.Globalization;

namespace GartanChatBot.Settings;

/// <summary>A text that is never shown: not in logs, errors, JSON or a debugger's list.</summary>
[TypeConverter(typeof(SecretConverter))]
internal sealed class Secret(string? value)
{
    public static readonly Secret None = new(null);

    public bool IsEmpty => string.IsNullOrWhiteSpace(value);

    /// <summary>The one way to the text; call it where it goes onto the wire.</summary>
    public string Reveal() => value ?? "";

    public override string ToString() => IsEmpty ? "" : "***";
}

/// <summary>Lets configuration make secrets of texts, and nothing make texts of secrets.</summary>
internal sealed class SecretConverter : TypeConverter
{
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string);

    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) => new Secret(value as string);

    public override object? ConvertTo(ITypeDescriptorContext? context, CultureInfo? culture, object? value, Type destinationType) =>
        value?.ToString();
}
