using GartanChatBot.Alerts.State;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Outbox;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Alerts.Messages;

/// <summary>Renders a queued message from the data at the time of sending, not of queueing.</summary>
internal sealed class AlertRenderer(AlertRotas rotas, OutboxStore outbox, GapMessages gaps, DigestReply digests) : IMessageRenderer
{
    public Rendered Render(OutboxMessage message, Instant now) =>
        message.Station is { } code && !rotas.IsRead(code)
            ? NoLongerRead(message, code)
            : message.Kind switch
            {
                MessageKind.Notice => new(Reply.Of(Tone.Plain, message.Text ?? "").Buttons(message.Buttons.Chunk(2).Select(Button))),
                MessageKind.Test => new(
                    Reply.Of(
                        Tone.Plain, new TextRun.Strong("TEST"),
                        " – this is what an alert looks like. Nothing is wrong, and there's nothing to do.")),
                MessageKind.LostContact => LostContact(message),
                MessageKind.ContactBack => ContactBack(message),
                MessageKind.Daily or MessageKind.Sunday => digests.Of(message, now),
                MessageKind.Offer => gaps.Offer(message),
                MessageKind.Edit => Anchor(message) is { IsDelivered: true } anchor ? gaps.Edited(message, anchor, now) : Rendered.NoNews,
                MessageKind.Summary => gaps.Summary(message, now),
                MessageKind.Rolling => gaps.Rolling(message, now),
                _ => gaps.One(message, Anchor(message), now),
            };

    private static ReplyButton Button(string[] labelAndId) => ReplyButton.Read(labelAndId[1], labelAndId[0]);

    /// <summary>Edit for a message about a removed station, so that no outdated verdict remains.</summary>
    private Rendered NoLongerRead(OutboxMessage message, string station) =>
        message.Kind is MessageKind.Edit && Anchor(message) is { IsDelivered: true }
            ? new(
                Reply
                    .Of(Tone.Unknown, $"{message.Callsign} is no longer read")
                    .Paragraph($"{station} was removed from my settings: this message is no longer updated."))
            : Rendered.NoNews;

    private Rendered LostContact(OutboxMessage message)
    {
        var rota = rotas.Of(message.Station!);
        if (!rotas.IsLost(rota.Station.Code))
            return Rendered.NoNews;

        var words = new TimeText(rota.Station.Zone, rota.Today);
        IReadOnlyList<TextRun> title = rota.ReadAt is { } readAt
            ? [$"I have not been able to read Gartan for {rota.Station.Code} since ", words.When(readAt), "."]
            : [$"I have not been able to read Gartan for {rota.Station.Code} today."];
        return new(Reply.Of(Tone.Unknown, title).Paragraph("Shortage alerts are paused; I'll say when I can see again."));
    }

    private Rendered ContactBack(OutboxMessage message)
    {
        if (Anchor(message) is not { IsDelivered: true })
            return Rendered.NoNews;

        return new(Reply.Of(Tone.Plain, $"I can read Gartan for {message.Station} again. Shortage alerts are back on."));
    }

    private OutboxMessage? Anchor(OutboxMessage message) => message.Anchor is { } id ? outbox.Find(id) : null;
}
