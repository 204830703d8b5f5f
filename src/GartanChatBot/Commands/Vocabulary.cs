using System.Text.RegularExpressions;
using GartanChatBot.Settings;

namespace GartanChatBot.Commands;

/// <summary>The words that questions are made of; one slip in a longer word is put right when only one of them is as near.</summary>
internal static partial class Vocabulary
{
    /// <summary>Shorter words are too like each other.</summary>
    private const int ShortestCorrected = 5;

    private static readonly string[] OfTimes =
    [
        "today", "tonight", "tomorrow", "yesterday", "morning", "afternoon", "evening", "night", "midnight", "weekend", "month", "hours",
        "minutes", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april",
        "june", "july", "august", "september", "october", "november", "december", "oclock", "between", "during", "overnight", "until",
    ];

    private static readonly string[] OfSkills =
    [
        "driver", "drivers", "driving", "drive", "officer", "officers", "charge", "wearer", "wearers", "wearing",
    ];

    private static readonly HashSet<string> Words =
    [
        .. WholeSentences.All.Concat(QuestionGrammar.Questions)
            .SelectMany(rule => Word().Matches(rule.Pattern.ToString()).Select(match => match.Value)),
        .. OfTimes,
        .. OfSkills,
    ];

    public static bool Contains(string word) => Words.Contains(word);

    public static string Corrected(string sentence) => string.Join(' ', sentence.Split(' ').Select(Nearest));

    private static string Nearest(string word)
    {
        if (word.Length < ShortestCorrected || Words.Contains(word) || !word.All(char.IsAsciiLetter))
            return word;

        string[] near =
        [
            .. Words.Where(known => known.Length >= ShortestCorrected - 1
                && Math.Abs(known.Length - word.Length) <= 1
                && SpellingSuggestions.Distance(known, word) == 1),
        ];
        return near is [var only] ? only : word;
    }

    [GeneratedRegex("[a-z]{2,}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
