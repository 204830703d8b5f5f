using GartanChatBot.Chat.Discord.Rest;
using GartanChatBot.Chat.Discord.Wire;
using GartanChatBot.Chat.Discord.Writing;
using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Chat.Discord.Interactions;

/// <summary>
/// The answer to one interaction. In time:
/// <code>
/// command, or a button beside   → a message (4)               for the asker alone → an ephemeral one
/// a button                      → its message replaced (7)    for the asker alone → an ephemeral message beside it
/// </code>
/// When it takes long, first "later" (5, or 6 for a button) and then an edit. Whether only the asker sees it is fixed by that first word,
/// when we do not know it yet: a private answer then follows the placeholder, which goes.
/// </summary>
internal sealed class InteractionAnswer(Interaction interaction, DiscordRest rest)
{
    private static readonly Reply ForAskerOnly = Reply.Of(Tone.Plain, "Answered in private.");

    private static readonly Reply Restarting = Reply.Of(Tone.Unknown, "I am being restarted – please ask again in a minute.");

    private static readonly Reply Nothing = Reply.Refusal("I have nothing to say here just now.");

    private readonly bool isTap = interaction.Type is InteractionType.Component;
    /// <summary>A form that a button opened takes the place of the button's message too.</summary>
    private readonly bool inPlace = interaction switch
    {
        { Type: InteractionType.Component } => !ReplyButton.Read(InteractionReader.Tapped(interaction)).KeepsMessage,
        { Type: InteractionType.Form, Message: not null } => true,
        _ => false,
    };
    private bool deferred;

    public Task DeferAsync(CancellationToken cancellationToken)
    {
        deferred = true;
        var kind = inPlace ? InteractionAnswerKind.EditLater : InteractionAnswerKind.MessageLater;
        return rest.DeferAsync(interaction, new(kind, Data: null), cancellationToken);
    }

    public Task GiveAsync(Reply reply, CancellationToken cancellationToken)
    {
        var body = DiscordWriter.Write(reply);
        var apart = IsForAskerAlone(reply);

        return (deferred, apart) switch
        {
            (false, true) => rest.AnswerAsync(interaction, new(InteractionAnswerKind.Message, ForAsker(body)), cancellationToken),
            (false, false) => rest.AnswerAsync(
                interaction, new(inPlace ? InteractionAnswerKind.Edit : InteractionAnswerKind.Message, body), cancellationToken),
            (true, false) => rest.EditAnswerAsync(interaction, body, cancellationToken),
            (true, true) => FollowApartAsync(ForAsker(body), cancellationToken),
        };
    }

    /// <summary>
    /// There is nothing to say. A button just stops turning; a command without any answer would look like a bot that is broken, so its
    /// asker, and nobody else, reads as little as can be.
    /// </summary>
    public Task StaySilentAsync(CancellationToken cancellationToken) => (deferred, isTap) switch
    {
        (false, true) => rest.DeferAsync(interaction, new(InteractionAnswerKind.EditLater, Data: null), cancellationToken),
        (true, true) => inPlace ? Task.CompletedTask : rest.DeleteAnswerAsync(interaction, cancellationToken),
        _ => GiveAsync(Nothing, cancellationToken),
    };

    /// <summary>The service stops before there is an answer: nothing is left that says "thinking…" or turns, and no card is lost.</summary>
    public Task BreakOffAsync(CancellationToken cancellationToken) =>
        inPlace ? StaySilentAsync(cancellationToken) : GiveAsync(Restarting, cancellationToken);

    /// <summary>
    /// A follow-up to an open placeholder would fill it, for all to see: so that is filled with nothing first, and taken away at the end.
    /// </summary>
    private async Task FollowApartAsync(MessagePayload body, CancellationToken cancellationToken)
    {
        if (!inPlace)
            await rest.EditAnswerAsync(interaction, DiscordWriter.Write(ForAskerOnly), cancellationToken);

        await rest.FollowUpAsync(interaction, body, cancellationToken);

        if (!inPlace)
            await rest.DeleteAnswerAsync(interaction, cancellationToken);
    }

    /// <summary>
    /// An asker's mistake concerns nobody else and takes no message's place. Not so that nothing is known: a verdict that can't be
    /// upheld has to go.
    /// </summary>
    private bool IsForAskerAlone(Reply reply) =>
        reply.IsToast
        || reply is { Answered: false, Tone: Tone.Plain }
        || (reply.Private && !(inPlace && interaction.Message is { IsEphemeral: true }));

    private static MessagePayload ForAsker(MessagePayload body) => body with { Flags = MessageFlags.Ephemeral };
}
