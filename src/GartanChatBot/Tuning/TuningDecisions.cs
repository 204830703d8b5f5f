using System.Collections.Concurrent;

namespace GartanChatBot.Tuning;

/// <summary>Limits of tuning, and the current decisions: one sentence for each tuned value.</summary>
internal sealed class TuningDecisions(TuningOptions limits)
{
    private readonly ConcurrentDictionary<string, Func<string?>> sentences = new(StringComparer.Ordinal);

    public TuningOptions Limits => limits;

    public IReadOnlyList<string> All =>
        [.. sentences.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value()).OfType<string>()];

    /// <summary>Registers a sentence, evaluated when it is shown; null shows nothing.</summary>
    public void Tell(string about, Func<string?> sentence) => sentences[about] = sentence;
}
