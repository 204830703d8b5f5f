using System.Buffers;
using System.Globalization;

namespace GartanChatBot.Gartan.Pages;

/// <summary>
/// Parses the hours cell: <c>61 (159)</c> is contracted hours and those that Gartan counts for the week; also <c>61</c>, <c>42h</c>,
/// <c>42.0 hrs</c>, <c>-</c>.
/// </summary>
internal static class ContractCell
{
    // A week in which the clocks go back.
    private const int HoursInWeek = 169;

    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.,");

    public static (int? Contract, int? Gartan) Read(ReadOnlySpan<char> text)
    {
        var bracket = text.IndexOf('(');
        return bracket < 0 ? (FirstNumber(text), null) : (FirstNumber(text[..bracket]), FirstNumber(text[(bracket + 1)..]));
    }

    private static int? FirstNumber(ReadOnlySpan<char> text)
    {
        var start = text.IndexOfAnyInRange('0', '9');
        if (start < 0)
            return null;

        var rest = text[start..];
        var end = rest.IndexOfAnyExcept(NumberCharacters);
        Span<char> digits = stackalloc char[8];
        var length = Math.Min(end < 0 ? rest.Length : end, digits.Length);
        rest[..length].Replace(digits, ',', '.');

        var number = digits[..length].TrimEnd('.');
        var readable = decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var hours);
        return readable && hours <= HoursInWeek
            ? (int)Math.Round(hours, MidpointRounding.AwayFromZero)
            : null;
    }
}
