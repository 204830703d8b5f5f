using System.ComponentModel;
using System.Globalization;

namespace GartanChatBot.Settings;

/// <summary>A text that is never shown in logs, errors, JSON or the debugger.</summary>
[TypeConverter(typeof(SecretConverter))]
internal sealed class Secret(string? value)
{
    public static readonly Secret None = new(null);

    public bool IsEmpty => string.IsNullOrWhiteSpace(value);

    /// <summary>The plain text; call it only where the secret is sent.</summary>
    public string Reveal() => value ?? "";

    public override string ToString() => IsEmpty ? "" : "***";
}

/// <summary>Converts configuration texts to secrets, and never secrets to texts.</summary>
internal sealed class SecretConverter : TypeConverter
{
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string);

    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) => new Secret(value as string);

    public override object? ConvertTo(ITypeDescriptorContext? context, CultureInfo? culture, object? value, Type destinationType) =>
        value?.ToString();
}
