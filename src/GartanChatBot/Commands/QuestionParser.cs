using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using GartanChatBot.Chat;

namespace GartanChatBot.Commands;

/// <summary>
/// "Who's on?", "p1 on the run?": a small grammar from the words people use to the command they mean. No guessing beyond it.
/// </summary>
internal sealed class QuestionParser(QuestionResolver resolver)
{
    /// <summary>Stands for the call sign while the sentence around it is read.</summary>
    private const string Pump = "<pump>";

    private const int SentencesRemembered = 256;

    // People ask the same few things, and what a sentence says never changes.
    private static readonly ConcurrentDictionary<string, Meaning?> Known = new(StringComparer.Ordinal);

    public ParsedCommand? Read(ChatRequest request) => Read(request.Text, word => resolver.LooksLikePump(request, word));

    public static ParsedCommand? Read(string text, Func<string, bool> isPump)
    {
        var (sentence, appliance) = WithoutPump(NormalizedText.Of(text), isPump);

        return Known.GetOrAdd(sentence, Understand) is var (rule, words)
            ? new(
                rule.Command,
                appliance is null || !rule.TakesAppliance ? words
                    : rule.ApplianceLast ? [.. words, appliance]
                    : [appliance, .. words])
            : null;
    }

    private static Meaning? Understand(string sentence)
    {
        if (Known.Count >= SentencesRemembered)
            Known.Clear();

        foreach (var rule in QuestionGrammar.Rules)
        {
            if (rule.Pattern.Match(sentence) is { Success: true } match && Arguments(rule, match) is { } words)
                return new(rule, words);
        }

        return null;
    }

    private static IReadOnlyList<string>? Arguments(GrammarRule rule, Match match)
    {
        List<string> words = [.. rule.Leading];

        if (match.Groups["name"] is { Success: true, Value: var name })
        {
            if (name.Contains(Pump, StringComparison.Ordinal))
                return null;

            words.Add(name);
        }

        if (match.Groups["skill"] is { Success: true, Value: var skill })
        {
            if (SkillParser.NameOf(skill) is not { } known)
                return null;

            words.Add(known);
        }

        if (match.Groups["when"] is { Success: true, Value: var when })
        {
            if (!TimeParser.LookLikeTime(when))
                return null;

            words.Add(when);
        }

        // Nothing is expected of it: the command reads it, and says so when it can't.
        if (match.Groups["rest"] is { Success: true, Value: var rest })
            words.AddRange(rest.Replace(Pump, "", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries));

        return words;
    }

    private static (string Sentence, string? Appliance) WithoutPump(string folded, Func<string, bool> isPump)
    {
        var words = folded.Split(' ');
        var index = Array.FindIndex(words, word => word.Length > 1 && !QuestionGrammar.OwnWords.Contains(word) && isPump(word));
        if (index < 0)
            return (folded, null);

        var appliance = words[index].ToUpperInvariant();
        words[index] = Pump;
        return (string.Join(' ', words), appliance);
    }

    private sealed record Meaning(GrammarRule Rule, IReadOnlyList<string> Words);
}
