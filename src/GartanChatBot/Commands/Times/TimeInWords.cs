using GartanChatBot.Commands.Words;

namespace GartanChatBot.Commands.Times;

/// <summary>Finds the longest run of words that is a time.</summary>
internal static class TimeInWords
{
    /// <summary>Limit on the words of a time, above usual length.</summary>
    public const int MaxWords = 10;

    /// <summary>Index and count of the time's words; null if there is no time.</summary>
    public static (int Start, int Count)? Find(IReadOnlyList<string> words)
    {
        for (var count = Math.Min(words.Count, MaxWords); count > 0; count--)
        {
            // Of two equally long ones, the later is used: "what day is it tonight".
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
        // "On" may belong to the question: "who is on friday".
        if (words[start] is "on" && count > 1)
            return false;

        // In "Tomorrow am I on?", "am" isn't a time.
        if (words[start + count - 1] is "am" && words.ElementAtOrDefault(start + count) is "i")
            return false;

        var text = string.Join(' ', words.Skip(start).Take(count));
        return !IsOnlyNumber(words, start, count) && TimeParser.LookLikeTime(text);
    }

    /// <summary>True for a number alone, which isn't a time here: "any one" is not one o'clock.</summary>
    private static bool IsOnlyNumber(IReadOnlyList<string> words, int start, int count) =>
        count == 1 && NormalizedText.Of(words[start]) is var word && NumberWords.Read(word) is not null
        && (word.Length < 3 || !char.IsAsciiDigit(word[0]));
}
