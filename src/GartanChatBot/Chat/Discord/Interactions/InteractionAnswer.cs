using GartanChatBot.Chat.Discord.Rest;
using GartanChatBot.Chat.Discord.Wire;
using GartanChatBot.Chat.Discord.Writing;
using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Chat.Discord.Interactions;

/// <summary>
/// Answers one interaction. Within the time limit:
/// <code>
/// command, or a button beside   → a message (4)               for the asker alone → an ephemeral one
/// a button                      → its message replaced (7)    for the asker alone → an ephemeral message beside it
/// </code>
/// A slow answer is first deferred (5, or 6 for a button) and then edited. The deferral fixes whether only the asker sees it, before
/// that is known: a private answer is therefore sent as a follow-up, and the placeholder is deleted.
/// </summary>
internal sealed class InteractionAnswer(Interaction interaction, DiscordRest rest)
{
    private static readonly Reply ForAskerOnly = Reply.Of(Tone.Plain, "Answered in private.");

    private static readonly Reply Restarting = Reply.Of(Tone.Unknown, "I'm restarting – please ask again in a minute.");

    private static readonly Reply Nothing = Reply.Refusal("I have nothing to say here just now.");

    private readonly bool isTap = interaction.Type is InteractionType.Component;
    /// <summary>True if the answer replaces the button's message; that includes a form opened by a button.</summary>
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
    /// Ends an interaction without an answer. A button stops its waiting sign; a command would look broken without any answer, so its asker
    /// alone gets a short one.
    /// </summary>
    public Task StaySilentAsync(CancellationToken cancellationToken) => (deferred, isTap) switch
    {
        (false, true) => rest.DeferAsync(interaction, new(InteractionAnswerKind.EditLater, Data: null), cancellationToken),
        (true, true) => inPlace ? Task.CompletedTask : rest.DeleteAnswerAsync(interaction, cancellationToken),
        _ => GiveAsync(Nothing, cancellationToken),
    };

    /// <summary>
    /// Ends an interaction because the service stops: no "thinking…" placeholder or waiting sign remains, and no message is lost.
    /// </summary>
    public Task BreakOffAsync(CancellationToken cancellationToken) =>
        inPlace ? StaySilentAsync(cancellationToken) : GiveAsync(Restarting, cancellationToken);

    /// <summary>
    /// Sends a private answer after a public placeholder. The first follow-up would fill an open placeholder, visible to all, so the
    /// placeholder is filled with a neutral text first and deleted at the end.
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
    /// True if only the asker may see the reply. An asker's mistake replaces no message; an unknown state does, because the old verdict no
    /// longer holds.
    /// </summary>
    private bool IsForAskerAlone(Reply reply) =>
        reply.IsToast
        || reply is { Answered: false, Tone: Tone.Plain }
        || (reply.Private && !(inPlace && interaction.Message is { IsEphemeral: true }));

    private static MessagePayload ForAsker(MessagePayload body) => body with { Flags = MessageFlags.Ephemeral };
}
