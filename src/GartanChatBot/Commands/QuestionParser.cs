using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using GartanChatBot.Chat;
using GartanChatBot.Commands.Times;
using GartanChatBot.Commands.Words;

namespace GartanChatBot.Commands;

/// <summary>
/// "Who's on?", "p1 on the run tonight?": the command that a question in plain words asks for. A pump, a time and a person are found
/// wherever they stand; each other word must be one of the grammar. No guessing beyond it.
/// </summary>
internal sealed partial class QuestionParser(QuestionResolver resolver)
{
    /// <summary>Stands for the call sign while the sentence around it is read.</summary>
    private const string Pump = "<pump>";

    private const int SentencesRemembered = 256;

    private const int MostWordsOfAPump = 3;

    // People ask the same few things, and what a sentence says never changes.
    private static readonly ConcurrentDictionary<string, Meaning?> Known = new(StringComparer.Ordinal);

    public ParsedCommand? Read(ChatRequest request) =>
        Read(request.Text, word => resolver.LooksLikePump(request, word), name => resolver.IsMember(request, name));

    /// <summary>As it was typed, else with one slip of the pen put right.</summary>
    public static ParsedCommand? Read(string text, Func<string, bool> isPump, Func<string, bool> isMember)
    {
        // Punctuation is folded away: between names a comma says "and".
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

    /// <summary>Understood, and whoever it is about is on the rota.</summary>
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
        // People who are "gone friday" are off then; to a command it is the Friday that was.
        var (start, count) = TimeInWords.Find(words) ?? (0, 0);
        if (count > 1 && words[start] is TimeSentence.Gone)
            (start, count) = (start + 1, count - 1);

        var when = count > 0 ? string.Join(' ', words.Skip(start).Take(count)) : null;
        List<string> rest = [.. words.Take(start), .. words.Skip(start + count)];

        // "Now" is when everything is asked.
        var isNow = when is "now" or "right now" or "the now" || (when is null && QuestionWords.SayNow(rest));
        if (isNow)
            when = null;

        var asked = QuestionWords.Essence(rest);
        asked = OfPump().Replace(asked, "");

        if (asked.Length == 0 && when is null && words.Count > 0)
            asked = words[^1];

        // "On" may belong to the day: "any gaps on friday".
        return (when is not null && asked.EndsWith(" on", StringComparison.Ordinal)
                ? Match(QuestionGrammar.Questions, asked[..^3], when)
                : null)
            ?? Match(QuestionGrammar.Questions, asked, when, isNow)
            ?? (when is not null ? OnlyTime(asked, when) : null)
            ?? Match(CrewSentences.OnlyNames, asked, when);
    }

    /// <summary>A whole day or several are bars, of so many days from now the gaps are told, of a part of one who is on.</summary>
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

    /// <summary>"Was elm on friday" means the friday that was; what is imagined or put right is always to come.</summary>
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

        // Nothing is expected of it: the command reads it, and says so when it can't.
        if (match.Groups["rest"] is { Success: true, Value: var rest })
            words.AddRange(rest.Replace(Pump, "", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries));

        return words;
    }

    /// <summary>A call sign, or a station's name, which may have several words.</summary>
    private static (string Sentence, string? Appliance) WithoutPump(string folded, Func<string, bool> isPump)
    {
        var words = folded.Split(' ');
        for (var count = Math.Min(MostWordsOfAPump, words.Length); count > 0; count--)
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

    /// <summary>Whose rota is asked about, at the end of what is asked.</summary>
    [GeneratedRegex(" (?:for|at|in|from) <pump>$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OfPump();

    [GeneratedRegex(
        @"^(?!.*\b(?:going to|due|supposed|meant)\b).*\b(?:was|were|did|had|been)\b|^who (?:drove|rode|worked|covered|went|came)\b",
        RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WasBefore();

    [GeneratedRegex(@"(?<=\b(?:if|are) .*),\s*(?=[a-z]{4,})", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BetweenNames();

    /// <param name="Name">Whom it is about, as typed; null when it is about nobody.</param>
    private sealed record Meaning(GrammarRule Rule, IReadOnlyList<string> Words, string? Name);
}
