using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using GartanChatBot.Chat.Discord.Wire;
using GartanChatBot.Telemetry;

namespace GartanChatBot.Chat.Discord.Interactions;

/// <summary>Processes every interaction, from the gateway or by HTTP: each once, concurrently.</summary>
internal sealed partial class InteractionHandler(
    InteractionDeduplicator seen, InteractionAnswers answers, TimeProvider time, BotMetrics metrics, ILogger<InteractionHandler> logger)
{
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Interaction, Task> open = new();

    /// <summary>Starts processing and returns at once, so that the gateway's heartbeats are not delayed.</summary>
    public void Take(Interaction interaction, bool replayed, CancellationToken cancellationToken)
    {
        metrics.Received("discord");
        if (!seen.IsNew(interaction, replayed))
        {
            LogTooLate();
            return;
        }

        var answering = Task.Run(() => AnswerAsync(interaction, cancellationToken), CancellationToken.None);
        open[interaction] = answering;
        _ = answering.ContinueWith(
            _ => open.TryRemove(interaction, out var _), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    /// <summary>Waits for answers in progress, at most <see cref="ShutdownTimeout"/>.</summary>
    public Task FinishAsync() => Task.WhenAny(Task.WhenAll(open.Values), Task.Delay(ShutdownTimeout, time));

    [SuppressMessage("Design", "CA1031", Justification = "A boundary: one answer's failure must not end the others.")]
    private async Task AnswerAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        try
        {
            await answers.AnswerAsync(interaction, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopping: the asker has to ask again.
        }
        catch (DiscordException failure)
        {
            LogNotAnswered(interaction.Type, failure.Message);
        }
        catch (Exception exception)
        {
            LogFailure(exception, interaction.Type);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Discord: dropped a duplicate or expired interaction.")]
    private partial void LogTooLate();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Discord: a {Kind} got no answer: {Reason} The asker sees that it failed.")]
    private partial void LogNotAnswered(InteractionType kind, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Discord: a {Kind} could not be answered; the asker sees that it failed.")]
    private partial void LogFailure(Exception exception, InteractionType kind);
}
