using System.Net.Http.Headers;

namespace GartanChatBot.Gartan;

/// <summary>Whose turn it is: one request at a time, spaced, within the day's budget, and none while the site asked to be left alone.</summary>
internal sealed class RequestPace(GartanOptions options, RequestBudget budget, TimeProvider time) : IDisposable
{
    /// <summary>Longer pauses than this are not waited out by a request; whoever schedules comes back later.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim turn = new(1, 1);

    // A monotonic stamp: a clock that is set back must not silence us for hours.
    private long leftAt;
    private TimeSpan pause = TimeSpan.Zero;

    /// <exception cref="UnavailableException">The site asked for a pause that is too long to wait out.</exception>
    /// <exception cref="RequestCapReachedException">The day's requests are used up.</exception>
    public async Task EnterAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        var entered = false;
        try
        {
            await WaitAsync(cancellationToken);
            budget.Take();
            entered = true;
        }
        finally
        {
            if (!entered)
                turn.Release();
        }
    }

    public void Leave(RetryConditionHeaderValue? retryAfter)
    {
        leftAt = time.GetTimestamp();
        var asked = PauseOf(retryAfter, time.GetUtcNow()) ?? TimeSpan.Zero;
        pause = asked > options.MinimumSpacing ? asked : options.MinimumSpacing;
        turn.Release();
    }

    public static TimeSpan? PauseOf(RetryConditionHeaderValue? retryAfter, DateTimeOffset now) => retryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > now ? date - now : TimeSpan.Zero,
        _ => null,
    };

    public void Dispose() => turn.Dispose();

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (pause > TimeSpan.Zero && pause - time.GetElapsedTime(leftAt) is var wait && wait > TimeSpan.Zero)
        {
            if (wait > Patience)
                throw new UnavailableException("Gartan asked to be left alone for a while.") { RetryAfter = wait };

            await Task.Delay(wait, time, cancellationToken);
        }
    }
}
