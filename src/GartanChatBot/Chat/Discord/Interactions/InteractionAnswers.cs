using GartanChatBot.Chat.Discord.Rest;
using GartanChatBot.Chat.Discord.Wire;
using GartanChatBot.Chat.Discord.Writing;
using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Chat.Discord.Interactions;

/// <summary>Passes an interaction to the router and answers within Discord's time limit.</summary>
internal sealed class InteractionAnswers(
    InteractionReader reader, IQuestionHandler questions, AutocompleteHandler autocomplete, DiscordRest rest, TimeProvider time)
{
    /// <summary>
    /// The first response is due within 3 s (https://docs.discord.com/developers/interactions/receiving-and-responding); defer at half.
    /// </summary>
    private static readonly TimeSpan DeferAfter = TimeSpan.FromSeconds(1.5);

    /// <summary>Maximum length of the words in a form; a mute keeps this much of its reason.</summary>
    private const int LongestWords = 80;

    private static readonly Reply OtherServer = Reply.Refusal("I don't answer in this server.");

    public async Task AnswerAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        if (reader.Read(interaction) is not { } request)
            return;

        if (interaction.Type is InteractionType.Autocomplete)
            await autocomplete.AnswerAsync(interaction, reader.IsWelcome(interaction) ? request : null, cancellationToken);
        else if (reader.IsWelcome(interaction) && WordsFor(interaction) is { } form)
            await rest.ShowAsync(interaction, new(InteractionAnswerKind.Form, form), cancellationToken);
        else if (interaction.Type is InteractionType.Command or InteractionType.Component or InteractionType.Form)
            await AnswerAsync(interaction, request, cancellationToken);
    }

    /// <summary>
    /// Returns the form of a button that asks for words first; null for any other button. The form shows only the button's label: the
    /// asker's rights are checked when it comes back.
    /// </summary>
    private static FormContent? WordsFor(Interaction interaction)
    {
        if (
            interaction.Type is not InteractionType.Component
            || ReplyButton.Read(InteractionReader.Tapped(interaction)) is not { AsksForWords: true, Command: { Length: > 0 } command })
            return null;

        var label = (interaction.Message?.Components ?? [])
            .SelectMany(row => row.Components ?? [])
            .FirstOrDefault(button => button.CustomId == interaction.Data?.CustomId)?.Label ?? "In your words";
        var field = new MessageComponent
        {
            Type = MessageComponent.TextField,
            CustomId = "words",
            Style = MessageComponent.OneLine,
            MaxLength = LongestWords,
        };
        return new(
            command, EmbedText.Cut(label, FormContent.LongestTitle),
            [new() { Type = MessageComponent.Labelled, Label = EmbedText.Cut(label, FormContent.LongestTitle), Component = field }]);
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
            // Shutdown waits for this call, up to the host's own timeout.
            await answer.BreakOffAsync(CancellationToken.None);
        }
    }

    /// <summary>
    /// Asks the router and sends the answer. A send is never cancelled, even during shutdown, so that its outcome is known.
    /// </summary>
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
