namespace GartanChatBot.Limits;

/// <summary>Delays after consecutive failures, in growing steps; the last step repeats. The caller counts the failures.</summary>
/// <param name="jitter">If set, a delay is between half and all of its step, but never below the first step.</param>
internal sealed class BackOffLadder(IReadOnlyList<TimeSpan> steps, Jitter? jitter = null)
{
    public int Count => steps.Count;

    public static BackOffLadder OfMinutes(params IEnumerable<int> minutes) => new([.. minutes.Select(each => TimeSpan.FromMinutes(each))]);

    /// <summary>Steps that double from one second.</summary>
    public static BackOffLadder Doubling(TimeSpan longest, Jitter jitter) => Doubling(TimeSpan.FromSeconds(1), longest, jitter);

    public static BackOffLadder Doubling(TimeSpan shortest, TimeSpan longest, Jitter jitter)
    {
        List<TimeSpan> steps = [];
        for (var step = shortest; step < longest; step *= 2)
            steps.Add(step);

        return new([.. steps, longest], jitter);
    }

    /// <summary>Copy with one more step.</summary>
    public BackOffLadder Then(TimeSpan last) => new([.. steps, last], jitter);

    /// <param name="failures">Consecutive failures before this one.</param>
    public TimeSpan After(int failures)
    {
        var full = steps[Math.Min(failures, steps.Count - 1)];
        return jitter is null ? full : Max(steps[0], jitter.Between(full / 2, full));
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
