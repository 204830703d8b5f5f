using System.Diagnostics.CodeAnalysis;

namespace GartanChatBot.Crewing;

/// <summary>Code of a station, such as <c>K41</c>: opaque text in upper case, without spaces.</summary>
internal readonly record struct StationCode
{
    private const int LongestCode = 20;

    private StationCode(string value) => Value = value;

    public string Value => field ?? "";

    public static bool TryParse([NotNullWhen(true)] string? text, out StationCode code)
    {
        var trimmed = text?.Trim() ?? "";
        var valid = trimmed.Length is > 0 and <= LongestCode && trimmed.All(c => char.IsLetterOrDigit(c) || c is '-' or '_');

        code = valid ? new StationCode(trimmed.ToUpperInvariant()) : default;
        return valid;
    }

    public static StationCode Parse(string text) =>
        TryParse(text, out var code)
            ? code
            : throw new FormatException($"\"{text}\" is not a station code; it must be letters and digits, at most {LongestCode}.");

    public override string ToString() => Value;
}
