using System.Globalization;

namespace GartanChatBot.Commands.Times;

/// <summary>Parses small numbers in digits or words.</summary>
internal static class NumberWords
{
    private static readonly string[] Words =
    [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] Tens = ["twenty", "thirty", "forty", "fifty", "sixty"];

    /// <summary>Reads <c>forty five</c>; leaves the position before its second word.</summary>
    public static int? ReadTwo(TimeWords words)
    {
        var (tens, ones) = (Array.IndexOf(Tens, words.Ahead()), Array.IndexOf(Words, words.Ahead(1)));
        if (tens < 0 || ones is < 0 or > 8)
            return null;

        words.Position++;
        return ((tens + 2) * 10) + ones + 1;
    }

    public static int? Read(string word) =>
        Array.IndexOf(Words, word) is var index and >= 0 ? index + 1
        : Array.IndexOf(Tens, word) is var tens and >= 0 ? (tens + 2) * 10
        : word.Length <= 4 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : null;
}
