using System.Collections.Concurrent;

namespace GartanChatBot.Tuning;

/// <summary>How far may be tuned, and what has been decided of late: a sentence for each thing that is tuned.</summary>
internal sealed class TuningDecisions(TuningOptions limits)
{
    private readonly ConcurrentDictionary<string, Func<string?>> sentences = new(StringComparer.Ordinal);

    public TuningOptions Limits => limits;

    public IReadOnlyList<string> All =>
        [.. sentences.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value()).OfType<string>()];

    /// <summary>Asked when somebody looks; null says nothing.</summary>
    public void Tell(string about, Func<string?> sentence) => sentences[about] = sentence;
}
