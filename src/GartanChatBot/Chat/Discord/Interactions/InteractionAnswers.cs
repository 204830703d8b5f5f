using GartanChatBot.Chat.Discord.Rest;
using GartanChatBot.Chat.Discord.Wire;
using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Chat.Discord.Interactions;

/// <summary>Asks the router what an interaction asks, and answers it in time.</summary>
internal sealed class InteractionAnswers(
    InteractionReader reader, IQuestionHandler questions, AutocompleteHandler autocomplete, DiscordRest rest, TimeProvider time)
{
    /// <summary>
    /// The first response is due within 3 s (https://docs.discord.com/developers/interactions/receiving-and-responding); half is for us.
    /// </summary>
    private static readonly TimeSpan DeferAfter = TimeSpan.FromSeconds(1.5);

    private static readonly Reply OtherServer = Reply.Refusal("I don't answer in this server.");

    public async Task AnswerAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        if (reader.Read(interaction) is not { } request)
            return;

        if (interaction.Type is InteractionType.Autocomplete)
            await autocomplete.AnswerAsync(interaction, reader.IsWelcome(interaction) ? request : null, cancellationToken);
        else if (interaction.Type is InteractionType.Command or InteractionType.Component)
            await AnswerAsync(interaction, request, cancellationToken);
    }

    private async Task AnswerAsync(Interaction interaction, ChatRequest request, CancellationToken cancellationToken)
    {
        var answer = new InteractionAnswer(interaction, rest);
        if (!reader.IsWelcome(interaction))
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
}
