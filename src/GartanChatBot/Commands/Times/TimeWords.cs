using System.Text.RegularExpressions;
using GartanChatBot.Commands.Words;

namespace GartanChatBot.Commands.Times;

/// <summary>
/// Normalised words of a time, read from left to right. A reader that fails resets <see cref="Position"/> to its start; a time that is
/// well-formed but does not exist stores its error in <see cref="Fault"/>.
/// </summary>
internal sealed partial class TimeWords
{
    private static readonly Dictionary<string, string> Spellings = new(StringComparer.Ordinal)
    {
        ["tonite"] = "tonight",
        ["2nite"] = "tonight",
        ["tonights"] = "tonight",
        ["nite"] = "night",
        ["nights"] = "night",
        ["tomo"] = "tomorrow",
        ["tomoz"] = "tomorrow",
        ["tmrw"] = "tomorrow",
        ["tmw"] = "tomorrow",
        ["2moro"] = "tomorrow",
        ["tomorow"] = "tomorrow",
        ["tommorow"] = "tomorrow",
        ["tommorrow"] = "tomorrow",
        ["tomorrows"] = "tomorrow",
        ["todays"] = "today",
        ["yesterdays"] = "yesterday",
        ["weds"] = "wed",
        ["til"] = "till",
        ["until"] = "till",
        ["untill"] = "till",
        ["thru"] = "to",
        ["through"] = "to",
        ["midday"] = "noon",
        ["wkend"] = "weekend",
        ["mins"] = "min",
    };

    /// <summary>Word limit; a longer text isn't a time.</summary>
    private const int Most = 60;

    private readonly List<string> words;

    public TimeWords(string text)
    {
        words = [.. Whole().Replace(NormalizedText.Of(text), "${half}m").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(Parts)
            .Select(word => Spellings.GetValueOrDefault(word, word))];
        JoinHalves();
        JoinIsoClocks();
        if (words.Count > Most)
            words.Clear();
    }

    public int Position { get; set; }

    public bool IsAtEnd => Position >= words.Count;

    public string? Fault { get; set; }

    /// <summary>The word at this offset, negative for backwards; empty if there is none.</summary>
    public string Ahead(int places = 0) => words.ElementAtOrDefault(Position + places) ?? "";

    /// <summary>Advances if exactly these words come next.</summary>
    public bool TryTake(params ReadOnlySpan<string> expected)
    {
        for (var index = 0; index < expected.Length; index++)
        {
            if (Ahead(index) != expected[index])
                return false;
        }

        Position += expected.Length;
        return true;
    }

    public bool TryTakeAny(params ReadOnlySpan<string> either)
    {
        if (IsAtEnd || !either.Contains(Ahead()))
            return false;

        Position++;
        return true;
    }

    /// <summary>Splits at dashes, which separate two times, except in a date.</summary>
    private static IEnumerable<string> Parts(string word) => IsoDate().IsMatch(word) || DashedDate().IsMatch(word)
        ? [word]
        : Dash().Replace(word, " - ").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Joins <c>7 pm</c> to one word, and drops "hrs" from <c>1900 hrs</c>.</summary>
    private void JoinHalves()
    {
        for (var index = words.Count - 1; index > 0; index--)
        {
            var isHalf = words[index] is "am" or "pm" && char.IsAsciiDigit(words[index - 1][^1]);
            if (isHalf)
                words[index - 1] += words[index];

            if (isHalf || (words[index] is "hrs" or "hours" or "h" && FullClock().IsMatch(words[index - 1])))
                words.RemoveAt(index);
        }
    }

    /// <summary>Joins <c>2026-06-09 14:20</c> to one time.</summary>
    private void JoinIsoClocks()
    {
        for (var index = words.Count - 1; index > 0; index--)
        {
            if (words[index - 1].Length == 10 && IsoDate().IsMatch(words[index - 1]) && FullClock().IsMatch(words[index]))
            {
                words[index - 1] += $"t{words[index]}";
                words.RemoveAt(index);
            }
        }
    }

    [GeneratedRegex(@"(?<half>(?<![a-z])[ap])\.m\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Whole();

    [GeneratedRegex("^[0-9]{4}-[0-9][0-9]-[0-9][0-9]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IsoDate();

    [GeneratedRegex("^[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DashedDate();

    [GeneratedRegex("^(?:[0-9]{4}|[0-9]{1,2}[:.][0-9]{2})$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FullClock();

    [GeneratedRegex("[-–—]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Dash();
}
