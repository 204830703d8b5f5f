using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using GartanChatBot.Chat;
using GartanChatBot.Commands.Times;
using GartanChatBot.Commands.Words;

namespace GartanChatBot.Commands;

/// <summary>
/// Parses a question in plain words into a command: "Who's on?", "p1 on the run tonight?". Pump, time and person may be anywhere; every
/// other word must be in the grammar. It does not guess.
/// </summary>
internal sealed partial class QuestionParser(QuestionResolver resolver)
{
    /// <summary>Placeholder for the call sign in a sentence.</summary>
    private const string Pump = "<pump>";

    private const int SentencesRemembered = 256;

    private const int MaxWordsOfAPump = 3;

    // Cached: people ask the same few things, and a sentence's meaning never changes.
    private static readonly ConcurrentDictionary<string, Meaning?> Known = new(StringComparer.Ordinal);

    public ParsedCommand? Read(ChatRequest request) =>
        Read(request.Text, word => resolver.LooksLikePump(request, word), name => resolver.IsMember(request, name));

    /// <summary>Parses the text as typed; if that fails, with one typing error corrected.</summary>
    public static ParsedCommand? Read(string text, Func<string, bool> isPump, Func<string, bool> isMember)
    {
        // Normalising drops punctuation, so a comma between names becomes "and" first.
        var (sentence, appliance) = WithoutPump(NormalizedText.Of(BetweenNames().Replace(text, " and ")), isPump);
        var meaning = Known.GetOrAdd(sentence, Understand);
        if (!IsSure(meaning, isMember))
        {
            var corrected = Known.GetOrAdd(Vocabulary.Corrected(sentence), Understand);
            meaning = IsSure(corrected, isMember) || meaning is null ? corrected : meaning;
        }

        if (
            meaning is not { Rule: var rule, Words: var words }
            || (rule.NameMustBeKnown && meaning.Name is { } name && !isMember(name))
            || (appliance is not null && !rule.TakesAppliance))
            return null;

        return new(
            rule.Command,
            appliance is null ? words
                : rule.ApplianceLast ? [.. words, appliance]
                : [appliance, .. words]);
    }

    /// <summary>True if the sentence was understood and any person in it is on the rota.</summary>
    private static bool IsSure(Meaning? meaning, Func<string, bool> isMember) =>
        meaning is not null && (meaning.Name is null || isMember(meaning.Name));

    private static Meaning? Understand(string sentence)
    {
        if (Known.Count >= SentencesRemembered)
            Known.Clear();

        var polite = sentence.StartsWith("please ", StringComparison.Ordinal) ? sentence[7..] : sentence;
        polite = polite.EndsWith(" please", StringComparison.Ordinal) ? polite[..^7] : polite;
        return Match(WholeSentences.All, polite, null) ?? WithTime(QuestionWords.Of(polite));
    }

    private static Meaning? WithTime(List<string> words)
    {
        // "gone friday" in a question about absence means the coming Friday; a command reads it as the last Friday.
        var (start, count) = TimeInWords.Find(words) ?? (0, 0);
        if (count > 1 && words[start] is TimeSentence.Gone)
            (start, count) = (start + 1, count - 1);

        var when = count > 0 ? string.Join(' ', words.Skip(start).Take(count)) : null;
        List<string> rest = [.. words.Take(start), .. words.Skip(start + count)];

        // "Now" is the default time, so it is dropped.
        var isNow = when is "now" or "right now" or "the now" || (when is null && QuestionWords.SayNow(rest));
        if (isNow)
            when = null;

        var asked = QuestionWords.Essence(rest);
        asked = OfPump().Replace(asked, "");

        if (asked.Length == 0 && when is null && words.Count > 0)
            asked = words[^1];

        // A trailing "on" may belong to the day: "any gaps on friday".
        return (when is not null && asked.EndsWith(" on", StringComparison.Ordinal)
                ? Match(QuestionGrammar.Questions, asked[..^3], when)
                : null)
            ?? Match(QuestionGrammar.Questions, asked, when, isNow)
            ?? (when is not null ? OnlyTime(asked, when) : null)
            ?? Match(CrewSentences.OnlyNames, asked, when);
    }

    /// <summary>Command for a time alone: bars for whole days, gaps for a number of days, otherwise who is on.</summary>
    private static Meaning? OnlyTime(string asked, string when)
    {
        var isShown = QuestionGrammar.Shown.IsMatch(asked);
        if (!isShown && asked is not ("" or "and" or "for" or "on"))
            return null;

        var isWeek = when is "week" or "the week" or "this week" or "a week";
        var command = isWeek ? "week"
            : isShown || TimeParser.IsWholeDays(when) ? "timeline"
            : TimeParser.IsOfDays(when) ? "next"
            : "now";
        return new(new(QuestionGrammar.Shown, command) { TakesAppliance = true }, isWeek ? [] : [when], null);
    }

    private static Meaning? Match(IReadOnlyList<GrammarRule> rules, string sentence, string? when, bool isNow = false)
    {
        foreach (var rule in rules.Where(rule => (when is not null || !rule.OnlyWithTime) && (isNow || !rule.OnlyOfNow)))
        {
            if (rule.Pattern.Match(sentence) is { Success: true } match && Arguments(rule, match) is { } words)
                return new(
                    rule,
                    when is null ? words : [.. words, Then(rule, sentence, when)],
                    match.Groups["name"] is { Success: true, Value: var name } ? name : null);
        }

        return null;
    }

    /// <summary>Past tense selects the last day of that name ("was elm on friday"); what-ifs and fixes are always in the future.</summary>
    private static string Then(GrammarRule rule, string sentence, string when) =>
        rule.Command is not ("whatif" or "canigo" or "fix") && WasBefore().IsMatch(sentence) ? $"{TimeSentence.Gone} {when}" : when;

    private static IReadOnlyList<string>? Arguments(GrammarRule rule, Match match)
    {
        List<string> words = [.. rule.Leading];

        if (match.Groups["name"] is { Success: true, Value: var name })
        {
            if (name.Contains(Pump, StringComparison.Ordinal))
                return null;

            if (!rule.NameIsOnlyChecked)
                words.Add(name);
        }

        if (match.Groups["skill"] is { Success: true, Value: var skill })
        {
            if (SkillParser.NameOf(skill) is not { } known)
                return null;

            words.Add(known);
        }

        // Free text for the command, which parses it and reports errors itself.
        if (match.Groups["rest"] is { Success: true, Value: var rest })
            words.AddRange(rest.Replace(Pump, "", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries));

        return words;
    }

    /// <summary>Replaces a call sign, or a station's name of several words, by the placeholder.</summary>
    private static (string Sentence, string? Appliance) WithoutPump(string folded, Func<string, bool> isPump)
    {
        var words = folded.Split(' ');
        for (var count = Math.Min(MaxWordsOfAPump, words.Length); count > 0; count--)
        {
            for (var index = 0; index <= words.Length - count; index++)
            {
                var named = string.Join(' ', words.AsSpan(index, count)!);
                if (named.Length > 1 && !QuestionGrammar.OwnWords.Contains(named) && isPump(named))
                    return (
                        string.Join(' ', [.. words[..index], Pump, .. words[(index + count)..]]), named.ToUpperInvariant());
            }
        }

        return (folded, null);
    }

    /// <summary>Matches a pump at the end of the question, such as "for K41P1".</summary>
    [GeneratedRegex(" (?:for|at|in|from) <pump>$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OfPump();

    [GeneratedRegex(
        @"^(?!.*\b(?:going to|due|supposed|meant)\b).*\b(?:was|were|did|had|been)\b|^who (?:drove|rode|worked|covered|went|came)\b",
        RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WasBefore();

    [GeneratedRegex(@"(?<=\b(?:if|are) .*),\s*(?=[a-z]{4,})", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BetweenNames();

    /// <param name="Name">The person's name as typed; null if there is none.</param>
    private sealed record Meaning(GrammarRule Rule, IReadOnlyList<string> Words, string? Name);
}
