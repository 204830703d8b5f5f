using System.Text.RegularExpressions;
using GartanChatBot.Commands.Words;

namespace GartanChatBot.Commands.Times;

/// <summary>
/// The words of a time, folded and read from left to right. Whoever can't go on sets <see cref="Position"/> back to where it began;
/// what has the shape of a time but does not exist leaves its sentence in <see cref="Fault"/>.
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

    /// <summary>More than any time has; a longer text is none.</summary>
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

    /// <summary>The word so many places ahead, or behind when negative; empty where there is none.</summary>
    public string Ahead(int places = 0) => words.ElementAtOrDefault(Position + places) ?? "";

    /// <summary>Moves on when exactly these words come next.</summary>
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

    /// <summary>The dash of an ISO date stays; any other stands between two times.</summary>
    private static IEnumerable<string> Parts(string word) => IsoDate().IsMatch(word) || DashedDate().IsMatch(word)
        ? [word]
        : Dash().Replace(word, " - ").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary><c>7 pm</c> is one word, and <c>1900 hrs</c> as good as <c>1900</c>.</summary>
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

    /// <summary><c>2026-06-09 14:20</c> is one time.</summary>
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
