using System.Buffers;
using System.Globalization;

namespace GartanChatBot.Gartan.Pages;

/// <summary>
/// The background colour in a style, in any notation: <c>#d8dde1</c>, <c>#ddd</c>, <c>rgb(216, 221, 225)</c>, a name, in
/// <c>background-color</c> or <c>background</c>.
/// </summary>
internal readonly record struct Paint
{
    public static readonly Paint None;

    /// <summary>There is a colour that can't be parsed.</summary>
    public static readonly Paint Unreadable = new(-1);

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    // RGB plus one, so that the default value means no colour.
    private readonly int value;

    private Paint(int value) => this.value = value;

    public bool IsNone => value == 0;

    public static Paint Rgb(int rgb) => new(rgb + 1);

    public static Paint Of(ReadOnlySpan<char> style)
    {
        var paint = None;
        foreach (var range in style.Split(';'))
        {
            var declaration = style[range];
            var colon = declaration.IndexOf(':');
            if (colon < 0)
                continue;

            var property = declaration[..colon].Trim();
            if (Is(property, "background-color") || Is(property, "background"))
                paint = Read(declaration[(colon + 1)..].Trim());
        }

        return paint;
    }

    /// <summary>Six hexadecimal digits, for diagnostics.</summary>
    public override string ToString() => value switch
    {
        0 => "none",
        -1 => "unreadable colour",
        _ => string.Create(CultureInfo.InvariantCulture, $"#{value - 1:x6}"),
    };

    private static Paint Read(ReadOnlySpan<char> colour)
    {
        if (colour.IsEmpty)
            return None;

        var hex = colour.IndexOf('#');
        if (hex >= 0)
            return Hex(colour[(hex + 1)..]);

        var rgb = colour.IndexOf("rgb", StringComparison.OrdinalIgnoreCase);
        return rgb >= 0 ? Components(colour[rgb..]) : Named(colour);
    }

    private static Paint Hex(ReadOnlySpan<char> digits)
    {
        var end = digits.IndexOfAnyExcept(HexDigits);
        digits = end < 0 ? digits : digits[..end];
        if (digits.Length is not (3 or 4 or 6 or 8))
            return Unreadable;

        var number = uint.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

        return digits.Length switch
        {
            3 => Doubled(number),
            4 => (number & 0xF) == 0 ? None : Doubled(number >> 4),
            6 => Rgb((int)number),
            _ => (number & 0xFF) == 0 ? None : Rgb((int)(number >> 8)),
        };
    }

    private static Paint Doubled(uint threeDigits) =>
        Rgb((int)(((threeDigits & 0xF00) << 8 | (threeDigits & 0xF0) << 4 | threeDigits & 0xF) * 0x11));

    private static Paint Components(ReadOnlySpan<char> function)
    {
        var open = function.IndexOf('(');
        var close = function.IndexOf(')');
        if (open < 0 || close < open)
            return Unreadable;

        var inside = function[(open + 1)..close];
        var rgb = 0;
        var count = 0;
        foreach (var range in inside.SplitAny(", /"))
        {
            var component = inside[range];
            if (component.IsEmpty)
                continue;

            if (!double.TryParse(component, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number > 255)
                return Unreadable;

            if (++count == 4)
                return number == 0 ? None : Rgb(rgb);

            rgb = rgb << 8 | (int)number;
        }

        return count == 3 ? Rgb(rgb) : Unreadable;
    }

    private static Paint Named(ReadOnlySpan<char> words)
    {
        var paint = Unreadable;
        foreach (var range in words.Split(' '))
        {
            var word = words[range];
            if (Is(word, "red"))
                return Rgb(0xff0000);

            if (Is(word, "gray") || Is(word, "grey"))
                return Rgb(0x808080);

            if (Is(word, "transparent") || Is(word, "none"))
                paint = None;
        }

        return paint;
    }

    private static bool Is(ReadOnlySpan<char> word, string other) => word.Equals(other, StringComparison.OrdinalIgnoreCase);
}
