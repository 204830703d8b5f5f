using System.ComponentModel.DataAnnotations;

namespace GartanChatBot.Settings;

/// <summary>Validates a complete web address: <c>http</c> or <c>https</c>, with a host.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WebAddressAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => value switch
    {
        null or "" => true,
        Uri address => IsWeb(address),
        string text => Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address) && IsWeb(address),
        _ => false,
    };

    private static bool IsWeb(Uri address) =>
        address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) && address.Host.Length > 0;
}
