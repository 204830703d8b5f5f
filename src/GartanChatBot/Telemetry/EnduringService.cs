using System.Diagnostics.CodeAnalysis;

namespace GartanChatBot.Telemetry;

/// <summary>
/// A background service that only its own end or the host's can stop. An exception that left it would take the whole host along, so it is
/// logged, and the work begins anew after a pause.
/// </summary>
internal abstract partial class EnduringService(TimeProvider time, ILogger logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The same words are logged again only after so long: a full disk fails every few seconds for as long as it is full.
    /// </summary>
    private static readonly TimeSpan SameWords = TimeSpan.FromMinutes(15);

    /// <summary>The clock that derived services wait on too.</summary>
    protected TimeProvider Time => time;

    private (string Words, DateTimeOffset At) said = ("", DateTimeOffset.MinValue);

    /// <summary>A failure of <see cref="EndAsync"/> is only logged: the host shuts down all the same.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "A boundary: the other services have to be stopped too.")]
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

    [SuppressMessage("Design", "CA1031", Justification = "A boundary: whatever one service fails with must not end the others.")]
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

    /// <summary>The work, until it is done or the token asks for its end.</summary>
    protected abstract Task RunAsync(CancellationToken stoppingToken);

    /// <summary>After the work has ended.</summary>
    protected virtual Task EndAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>One tick of many: what goes wrong at it is logged, and does not end the ticks.</summary>
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

    /// <summary>A host whose time to stop has run out disposes what is still in use.</summary>
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
        Level = LogLevel.Error, Message = "{Service} failed; it is restarted every {Pause} until it works, and everything else goes on.")]
    private partial void LogFailed(Exception failure, string service, TimeSpan pause);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Service} failed at a tick with an internal error; the next tick tries again.")]
    private partial void LogTickFailed(Exception failure, string service);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Service} failed while stopping; the shutdown continues.")]
    private partial void LogNotEnded(Exception failure, string service);
}
