using System.Diagnostics.CodeAnalysis;

namespace GartanChatBot.Crewing;

/// <summary>Call sign of an appliance, such as <c>K41P1</c>: opaque text in upper case. Its letters have no meaning here.</summary>
internal readonly record struct Callsign
{
    private const int LongestCallsign = 30;

    private Callsign(string value) => Value = value;

    public string Value => field ?? "";

    public static bool TryParse([NotNullWhen(true)] string? text, out Callsign callsign)
    {
        var trimmed = text?.Trim() ?? "";
        var valid = trimmed.Length is > 0 and <= LongestCallsign && trimmed.Any(char.IsLetterOrDigit) && !trimmed.Any(char.IsControl);

        callsign = valid ? new Callsign(trimmed.ToUpperInvariant()) : default;
        return valid;
    }

    public static Callsign Parse(string text) =>
        TryParse(text, out var callsign) ? callsign : throw new FormatException($"\"{text}\" is not a valid call sign.");

    public override string ToString() => Value;
}
