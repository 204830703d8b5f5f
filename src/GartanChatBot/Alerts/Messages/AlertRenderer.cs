using GartanChatBot.Alerts.Rules;
using GartanChatBot.Alerts.State;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chats;
using GartanChatBot.Crewing;
using GartanChatBot.Outbox;
using GartanChatBot.Rota;
using GartanChatBot.Stations;
using NodaTime;

namespace GartanChatBot.Alerts.Messages;

/// <summary>Renders a queued message from what is known when it is sent, not from what was known when it was queued.</summary>
internal sealed class AlertRenderer(
    StationCatalogue stations, RotaQueries rotaQueries, ShortageStore gaps, GapNotificationStore told, CoverOfferStore offers,
    OutboxStore outbox, StationContactStore contact, DigestReply digests, PersonNames names) : IMessageRenderer
{
    /// <summary>News that waited longer than this says so.</summary>
    private static readonly Duration Late = Duration.FromMinutes(5);

    public Rendered Render(OutboxMessage message, Instant now) =>
        message.Station is { } code && !IsRead(code)
            ? NoLongerRead(message, code)
            : message.Kind switch
            {
                MessageKind.Notice => new(Reply.Of(Tone.Plain, message.Text ?? "").Buttons(message.Buttons.Chunk(2).Select(Button))),
                MessageKind.Test => new(
                    Reply.Of(
                        Tone.Plain, new TextRun.Strong("TEST"),
                        " – this is how an alert comes. Nothing is wrong, nobody has to do anything.")),
                MessageKind.LostContact => LostContact(message),
                MessageKind.ContactBack => ContactBack(message),
                MessageKind.Daily or MessageKind.Sunday => digests.Of(message, now),
                MessageKind.Offer => Offer(message),
                MessageKind.Edit => Edited(message, now),
                MessageKind.Summary => Several(message, message.Gaps, now, isEdit: false),
                MessageKind.Rolling => Several(message, RollingGaps(message.Id), now, isEdit: false),
                _ => One(message, now),
            };

    private static ReplyButton Button(string[] labelAndId)
    {
        var (command, keepsMessage) = ReplyButton.Read(labelAndId[1]);
        return new(labelAndId[0], command) { KeepsMessage = keepsMessage };
    }

    /// <summary>The last verdict on a station that left the configuration must not stand as if it were kept true.</summary>
    private Rendered NoLongerRead(OutboxMessage message, string station) =>
        message.Kind is MessageKind.Edit && Anchor(message) is { IsDelivered: true }
            ? new(
                Reply
                    .Of(Tone.Unknown, $"{message.Callsign} is no longer read")
                    .Paragraph($"{station} was taken out of my settings: what stood here is no longer updated."))
            : Rendered.NoNews;

    private Rendered One(OutboxMessage message, Instant now)
    {
        if (message.Gap is not { } id || gaps.Find(id) is not { } gap)
            return Rendered.NoNews;
        if (Look(gap, now) is not { } rota)
            return Rendered.NotNow;

        var known = told.Find(gap.Id, message.Target());
        if (!IsStillNews(message, gap, known))
            return Rendered.NoNews;

        var words = new GapReply(rota, gap, known, NamesFor(message), now);
        var reply =
            message.Kind is MessageKind.Announced
                ? words.Whole(offers.Of(gap.Id, message.Conversation), isFirst: true)
                : words.Line(message.Kind);
        reply =
            now - message.QueuedAt > Late
                ? Before(reply, ["This comes late: seen at ", new ReplyText(rota.Station.Zone, rota.Today).When(message.QueuedAt), "."])
                : reply;
        return new(message.Anchor is null ? reply.Buttons(GapReply.Buttons(gap)) : reply);
    }

    private bool IsStillNews(OutboxMessage message, KnownGap gap, GapNotification? known) =>
        message.Kind switch
        {
            MessageKind.Announced or MessageKind.Worse => gap.Stands,
            MessageKind.Soon => gap.State is GapState.Open && known?.SeenAt is null,
            MessageKind.NowOff => gap.State is GapState.Active
                && !(Anchor(message) is { Kind: MessageKind.Announced, SettledAt: { } at } && at >= gap.Start),
            MessageKind.Reminder => gap.State is GapState.Active && known?.SeenAt is null,
            MessageKind.BackOn or MessageKind.Covered => gap.IsClosed && Anchor(message) is { IsDelivered: true },
            _ => false,
        };

    private Rendered Edited(OutboxMessage message, Instant now)
    {
        if (Anchor(message) is not { IsDelivered: true } anchor)
            return Rendered.NoNews;
        if (anchor.Kind is MessageKind.Offer)
            return Offer(anchor);
        if (anchor.Kind is MessageKind.Rolling)
            return Several(anchor, RollingGaps(anchor.Id), now, isEdit: true);
        if (message.Gap is not { } id || gaps.Find(id) is not { } gap)
            return Rendered.NoNews;
        if (Look(gap, now) is not { } rota)
            return Rendered.NotNow;

        var reply = new GapReply(rota, gap, told.Find(gap.Id, message.Target()), NamesFor(message), now).Whole(
            offers.Of(gap.Id, message.Conversation), isFirst: false);
        return new(reply.Buttons(GapReply.Buttons(gap)));
    }

    private Rendered Several(OutboxMessage message, IEnumerable<string> ids, Instant now, bool isEdit)
    {
        var isRolling = message.Kind is MessageKind.Rolling;
        var all = ids.Select(gaps.Find)
            .OfType<KnownGap>()
            .Where(gap => IsRead(gap.Station))
            .Where(gap => isRolling || gap.Stands)
            .OrderBy(gap => gap.Start)
            .ToList();
        if (all.Count == 0 || (isRolling && !isEdit && !all.Exists(gap => gap.Stands)))
            return Rendered.NoNews;

        List<Bullet> items = [];
        foreach (var gap in all)
        {
            if (Look(gap, now) is not { } rota)
                return Rendered.NotNow;

            items.Add(new GapReply(rota, gap, told.Find(gap.Id, message.Target()), NamesFor(message), now).Item());
        }

        string title = isRolling ? $"{message.Callsign} goes on and off: I keep it in this one message" : message.Text switch
        {
            ChatView.QuietOver => "After the quiet hours, still short",
            ChatView.MuteOver => "Mute over – still short",
            _ => "Already short as I start up",
        };
        return new(Reply.Of(all.Exists(gap => gap.Stands) ? Tone.Bad : Tone.Good, title).Bullets(items));
    }

    private Rendered LostContact(OutboxMessage message)
    {
        var rota = rotaQueries.Rota(StationCode.Parse(message.Station!), asOf: null);
        if (!contact.IsLost(rota.Station.Code))
            return Rendered.NoNews;

        var words = new ReplyText(rota.Station.Zone, rota.Today);
        IReadOnlyList<TextRun> title = rota.ReadAt is { } readAt
            ? [$"I have not been able to read Gartan for {rota.Station.Code} since ", words.When(readAt), "."]
            : [$"I have not been able to read Gartan for {rota.Station.Code} today."];
        return new(Reply.Of(Tone.Unknown, title).Paragraph("Shortage alerts are paused; I'll say when I can see again."));
    }

    private Rendered ContactBack(OutboxMessage message)
    {
        if (Anchor(message) is not { IsDelivered: true })
            return Rendered.NoNews;

        return new(Reply.Of(Tone.Plain, $"I can read Gartan for {message.Station} again. Shortage alerts go on."));
    }

    private Rendered Offer(OutboxMessage message)
    {
        if (
            message.Text is not { } subject
            || offers.Find(CoverOffer.IdOf(subject, message.Target())) is not { } offer
            || gaps.Find(offer.Gap) is not { } gap
            || !IsRead(gap.Station))
            return Rendered.NoNews;

        var rota = rotaQueries.Rota(StationCode.Parse(gap.Station), asOf: null);
        return new(Reply.Of(Tone.Plain, OfferReply.Line(offer, NamesFor(message).Of(offer), new(rota.Station.Zone, rota.Today))));
    }

    private bool IsRead(string station) => stations.FindStation(station) is not null;

    /// <summary>Null while nobody can see, today or on the days of the gap: what was queued before waits.</summary>
    private StationRota? Look(KnownGap gap, Instant now)
    {
        var rota = rotaQueries.Rota(StationCode.Parse(gap.Station), asOf: null);
        return rota.Age.IsUntrusted || contact.IsLost(rota.Station.Code) || GapReply.AgeOf(rota, gap, now).Freshness is Freshness.Unknown
            ? null
            : rota;
    }

    private IEnumerable<string> RollingGaps(string anchor) => told.All().Where(each => each.Anchor == anchor).Select(each => each.Gap);

    private OutboxMessage? Anchor(OutboxMessage message) => message.Anchor is { } id ? outbox.Find(id) : null;

    private ChatNames NamesFor(OutboxMessage message) => new(names, message.Target());

    private static Reply Before(Reply reply, IReadOnlyList<TextRun> text) =>
        reply with
        {
            Blocks =
            [
                .. reply.Blocks.Where(block => block is not ReplyBlock.Footnote),
                new ReplyBlock.Paragraph(text),
                .. reply.Blocks.OfType<ReplyBlock.Footnote>(),
            ],
        };
}
