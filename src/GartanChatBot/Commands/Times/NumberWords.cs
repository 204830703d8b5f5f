using System.Globalization;

namespace GartanChatBot.Commands.Times;

/// <summary>Small numbers as digits or as a word.</summary>
internal static class NumberWords
{
    private static readonly string[] Words =
    [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ];

    public static int? Read(string word) =>
        Array.IndexOf(Words, word) is var index and >= 0 ? index + 1
        : word.Length <= 4 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : null;
}
