using System.Net.Http.Headers;
using GartanChatBot.Limits;
using GartanChatBot.Telemetry;
using GartanChatBot.Tuning;

namespace GartanChatBot.Gartan.Http;

/// <summary>Throttles requests: one at a time, spaced, within the daily limit, and none while the site asked for a pause.</summary>
internal sealed class RequestThrottle : IDisposable
{
    /// <summary>Longest pause that a request waits for; for longer ones it fails, and the scheduler tries again later.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly RequestSpacing spacing;
    private readonly RequestBudget budget;
    private readonly TimeProvider time;

    private readonly Cooldown pause;
    private long enteredAt;

    public RequestThrottle(GartanOptions options, TuningDecisions decisions, RequestBudget budget, BotMetrics metrics, TimeProvider time)
    {
        var tuning = decisions.Limits;
        (this.budget, this.time, pause) = (budget, time, new(time));
        spacing = new(options.MinimumSpacing, tuning.SlowestSpacing, tuning.Enabled);
        decisions.Tell("spacing", spacing.Words);
        metrics.Watch("gartanbot.requests.spacing", "s", "Minimum time between two requests to the rota site.", () =>
            spacing.Now.TotalSeconds);
        metrics.Watch("gartanbot.requests.today", null, "Requests sent to the rota site since midnight UTC.", () => budget.Today.Sent);
        metrics.Watch("gartanbot.requests.allowed", null, "Daily limit of requests to the rota site.", () => budget.PerDay);
    }

    /// <exception cref="UnavailableException">The site asked for a pause that is too long to wait for.</exception>
    /// <exception cref="RequestCapReachedException">The daily limit is reached.</exception>
    public async Task EnterAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        var entered = false;
        try
        {
            await WaitAsync(cancellationToken);
            budget.Take();
            enteredAt = time.GetTimestamp();
            entered = true;
        }
        finally
        {
            if (!entered)
                turn.Release();
        }
    }

    /// <param name="failed">True if there was no response, or one that shows that the site is overloaded.</param>
    public void Leave(RetryConditionHeaderValue? retryAfter, bool failed)
    {
        spacing.Answered(time.GetElapsedTime(enteredAt), failed);
        pause.Extend(spacing.Now);
        pause.Extend(PauseOf(retryAfter, time.GetUtcNow()) ?? TimeSpan.Zero);
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
        while (pause.Left is var wait && wait > TimeSpan.Zero)
        {
            if (wait > Patience)
                throw new UnavailableException("Gartan asked for a pause (Retry-After).") { RetryAfter = wait };

            await Task.Delay(wait, time, cancellationToken);
        }
    }
}
