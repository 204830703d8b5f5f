using GartanChatBot.Commands.Words;

namespace GartanChatBot.Commands.Times;

/// <summary>
/// Where in a line of words a time stands: the longest run of them that is one.
/// </summary>
internal static class TimeInWords
{
    /// <summary>More than people use.</summary>
    public const int MostWords = 10;

    /// <summary>Where it begins and how many words it has; null when there is none.</summary>
    public static (int Start, int Count)? Find(IReadOnlyList<string> words)
    {
        for (var count = Math.Min(words.Count, MostWords); count > 0; count--)
        {
            // Of two that are as long the later is meant: "what day is it tonight".
            for (var start = words.Count - count; start >= 0; start--)
            {
                if (IsTime(words, start, count))
                    return (start, count);
            }
        }

        return null;
    }

    private static bool IsTime(IReadOnlyList<string> words, int start, int count)
    {
        // "On" may belong to what is asked: "who is on friday".
        if (words[start] is "on" && count > 1)
            return false;

        // "Tomorrow am I on?"
        if (words[start + count - 1] is "am" && words.ElementAtOrDefault(start + count) is "i")
            return false;

        var text = string.Join(' ', words.Skip(start).Take(count));
        return !IsOnlyNumber(words, start, count) && TimeParser.LookLikeTime(text);
    }

    /// <summary>"One" and "4" are times only where the word before says so: "any one" is nobody's one o'clock.</summary>
    private static bool IsOnlyNumber(IReadOnlyList<string> words, int start, int count) =>
        count == 1 && NormalizedText.Of(words[start]) is var word && NumberWords.Read(word) is not null
        && (word.Length < 3 || !char.IsAsciiDigit(word[0]));
}
