using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using GartanChatBot.Chat.Discord.Rest;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Telemetry;

namespace GartanChatBot.Chat.Discord.Interactions;

/// <summary>Everything that people do in Discord ends up here, whichever way it came: asked of the router, answered in time.</summary>
internal sealed partial class InteractionHandler(
    IQuestionHandler questions, IEnumerable<IChatCommand> commands, AutocompleteHandler autocompleteHandler, InteractionDeduplicator seen,
    DiscordRest rest, DiscordWriter writer, DiscordOptions options, TimeProvider time, BotMetrics metrics,
    ILogger<InteractionHandler> logger)
{
    /// <summary>
    /// The first response is due within 3 s (https://docs.discord.com/developers/interactions/receiving-and-responding); half is for us.
    /// </summary>
    private static readonly TimeSpan DeferAfter = TimeSpan.FromSeconds(1.5);

    private static readonly TimeSpan PatienceAtEnd = TimeSpan.FromSeconds(5);

    private static readonly Reply OtherServer = Reply.Refusal("I don't answer in this server.");

    private readonly Dictionary<string, IChatCommand> commands = commands.ToDictionary(command => command.Name);
    private readonly ConcurrentDictionary<Interaction, Task> open = new();

    /// <summary>Takes it and returns at once: the gateway has a heart to keep beating.</summary>
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

    /// <summary>What was begun is finished, if it does not take too long.</summary>
    public Task FinishAsync() => Task.WhenAny(Task.WhenAll(open.Values), Task.Delay(PatienceAtEnd, time));

    [SuppressMessage("Design", "CA1031", Justification = "A boundary: one answer's failure must not end the others.")]
    private async Task AnswerAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        try
        {
            if (InteractionReader.Read(interaction, commands) is not { } request)
                return;

            if (interaction.Type is InteractionType.Autocomplete)
                await autocompleteHandler.AnswerAsync(interaction, IsWelcome(interaction) ? request : null, cancellationToken);
            else if (interaction.Type is InteractionType.Command or InteractionType.Component)
                await AnswerAsync(interaction, request, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopping: whoever asked has to ask again.
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

    private async Task AnswerAsync(Interaction interaction, ChatRequest request, CancellationToken cancellationToken)
    {
        var answer = new InteractionAnswer(interaction, rest, writer);
        if (!IsWelcome(interaction))
        {
            await answer.GiveAsync(OtherServer, cancellationToken);
            return;
        }

        try
        {
            await AskAsync(request, answer, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The stop waits for this; its own patience is the limit.
            await answer.BreakOffAsync(CancellationToken.None);
        }
    }

    /// <summary>What is sent is sent to its end, also while the service stops: only then is known what has been said.</summary>
    private async Task AskAsync(ChatRequest request, InteractionAnswer answer, CancellationToken cancellationToken)
    {
        var asking = Task.Run(() => questions.AnswerAsync(request, cancellationToken).AsTask(), cancellationToken);
        using var tooLong = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (await Task.WhenAny(asking, Task.Delay(DeferAfter, time, tooLong.Token)) != asking)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await answer.DeferAsync(CancellationToken.None);
        }

        await tooLong.CancelAsync();
        if (await asking.WaitAsync(cancellationToken) is { } reply)
            await answer.GiveAsync(reply, CancellationToken.None);
        else
            await answer.StaySilentAsync(CancellationToken.None);
    }

    /// <summary>Direct messages belong to no server; who may ask there is the doorkeeper's business.</summary>
    private bool IsWelcome(Interaction interaction) =>
        options.Guilds.Count == 0 || interaction.GuildId is not { } guild || options.Guilds.Contains(guild);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Discord: dropped a duplicate or expired interaction.")]
    private partial void LogTooLate();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Discord: a {Kind} got no answer: {Reason} Whoever asked sees that it failed.")]
    private partial void LogNotAnswered(InteractionType kind, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Discord: a {Kind} could not be answered; whoever asked sees that it failed.")]
    private partial void LogFailure(Exception exception, InteractionType kind);
}
