using System.Text.RegularExpressions;
using GartanChatBot.Commands.Times;
using GartanChatBot.Commands.Words;
using GartanChatBot.Settings;

namespace GartanChatBot.Commands;

/// <summary>Known words of questions. Corrects one typing error in a longer word if exactly one known word is that close.</summary>
internal static partial class Vocabulary
{
    /// <summary>Minimum length for correction: shorter words are too similar.</summary>
    public const int ShortestCorrected = 5;

    private static readonly string[] OfTimes =
    [
        "today", "tonight", "tomorrow", "yesterday", "morning", "afternoon", "evening", "night", "midnight", "overnight", "weekend",
        "hours", "minutes", "weeks", "month", "months", "fortnight", "oclock", "quarter", "half", "past", "between", "during", "around",
        "after", "before", "until", "three", "seven", "eight", "eleven", "twelve", "fifteen", "twenty", "thirty",
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april",
        "june", "july", "august", "september", "october", "november", "december",
    ];

    private static readonly HashSet<string> Words =
    [
        .. WholeSentences.All.Concat(QuestionGrammar.Questions).Select(rule => rule.Pattern).Concat(SkillParser.Patterns)
            .SelectMany(WordsOf),
        .. QuestionWords.Lost,
        .. OfTimes,
    ];

    /// <summary>Words in a pattern.</summary>
    public static IEnumerable<string> WordsOf(Regex pattern) => Word().Matches(pattern.ToString()).Select(match => match.Value);

    public static bool Contains(string word) =>
        Words.Contains(word) || TimeParser.LookLikeTime(word) || NumberWords.Read(word) is not null;

    public static string Corrected(string sentence) => string.Join(' ', sentence.Split(' ').Select(Nearest));

    private static string Nearest(string word)
    {
        if (word.Length < ShortestCorrected || Contains(word) || !word.All(char.IsAsciiLetter))
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
