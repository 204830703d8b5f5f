using System.Diagnostics.CodeAnalysis;

namespace GartanChatBot.Telemetry;

/// <summary>
/// A background service that survives its own exceptions: one that escaped would stop the host, so it is logged and the work restarts after
/// a pause.
/// </summary>
internal abstract partial class EnduringService(TimeProvider time, ILogger logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Minimum time between two equal log messages: with a full disk the work fails every few seconds.</summary>
    private static readonly TimeSpan SameWords = TimeSpan.FromMinutes(15);

    /// <summary>Clock for the waits of derived services.</summary>
    protected TimeProvider Time => time;

    private (string Words, DateTimeOffset At) said = ("", DateTimeOffset.MinValue);

    /// <summary>Logs a failure of <see cref="EndAsync"/> and continues the host's shutdown.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "A boundary: the other services must be stopped too.")]
    public sealed override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await EndAsync(cancellationToken);
        }
        catch (Exception failure)
        {
            LogNotEnded(failure, GetType().Name);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "A boundary: one service's failure must not end the others.")]
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunAsync(stoppingToken);
                return;
            }
            catch (Exception end) when (IsTheEnd(end, stoppingToken))
            {
                return;
            }
            catch (Exception failure)
            {
                Say(failure);
            }

            await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>The work, until it is done or cancelled.</summary>
    protected abstract Task RunAsync(CancellationToken stoppingToken);

    /// <summary>Called after the work has ended.</summary>
    protected virtual Task EndAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Runs one of many ticks: its failure is logged and does not end the others.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "A boundary: the next tick tries again.")]
    protected async Task TryAsync(Func<Task> tick, CancellationToken stoppingToken)
    {
        try
        {
            await tick();
        }
        catch (Exception failure) when (!IsTheEnd(failure, stoppingToken))
        {
            LogTickFailed(failure, GetType().Name);
        }
    }

    /// <summary>True during shutdown, when a host whose time to stop has run out disposes objects in use.</summary>
    private static bool IsTheEnd(Exception exception, CancellationToken stoppingToken) =>
        stoppingToken.IsCancellationRequested && exception is (OperationCanceledException or ObjectDisposedException);

    private void Say(Exception failure)
    {
        var now = time.GetUtcNow();
        if (failure.Message == said.Words && now - said.At < SameWords)
            return;

        said = (failure.Message, now);
        LogFailed(failure, GetType().Name, Pause);
    }

    [LoggerMessage(
        Level = LogLevel.Error, Message = "{Service} failed; it is restarted every {Pause} until it works. Other services are unaffected.")]
    private partial void LogFailed(Exception failure, string service, TimeSpan pause);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Service} failed at a tick with an internal error; it is retried at the next tick.")]
    private partial void LogTickFailed(Exception failure, string service);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Service} failed while stopping; the shutdown continues.")]
    private partial void LogNotEnded(Exception failure, string service);
}
