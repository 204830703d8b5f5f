using GartanChatBot.Alerts.Rules;
using GartanChatBot.Alerts.State;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chats;
using GartanChatBot.Outbox;
using GartanChatBot.Rota;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Alerts.Messages;

/// <summary>Renders messages about gaps and cover offers.</summary>
internal sealed class GapMessages(
    AlertRotas rotas, ShortageStore gaps, GapNotificationStore told, CoverOfferStore offers, PersonNames names)
{
    /// <summary>Delay after which a message mentions that it is late.</summary>
    private static readonly Duration Late = Duration.FromMinutes(5);

    /// <summary>Renders a message about one gap.</summary>
    /// <param name="anchor">Earlier message that this one replies to.</param>
    public Rendered One(OutboxMessage message, OutboxMessage? anchor, Instant now)
    {
        if (message.Gap is not { } id || gaps.Find(id) is not { } gap)
            return Rendered.NoNews;
        if (Look(gap, now) is not { } rota)
            return Rendered.NotNow;

        var known = told.Find(gap.Id, message.Target());
        if (!IsStillNews(message, anchor, gap, known))
            return Rendered.NoNews;

        var words = new GapReply(rota, gap, known, NamesFor(message), now);
        var reply =
            message.Kind is MessageKind.Announced
                ? words.Whole(offers.Of(gap.Id, message.Conversation), isFirst: true)
                : words.Line(message.Kind);
        reply =
            now - message.QueuedAt > Late
                ? Before(reply, ["This alert is late: seen at ", new TimeText(rota.Station.Zone, rota.Today).When(message.QueuedAt), "."])
                : reply;
        return new(message.Anchor is null ? reply.Buttons(GapReply.Buttons(gap)) : reply);
    }

    /// <summary>Renders a summary of shortages, at the first run or for a catch-up.</summary>
    public Rendered Summary(OutboxMessage message, Instant now) => Several(message, message.Gaps, now, isEdit: false);

    public Rendered Rolling(OutboxMessage message, Instant now) => Several(message, RollingGaps(message.Id), now, isEdit: false);

    /// <summary>Renders the current text of a delivered message.</summary>
    public Rendered Edited(OutboxMessage message, OutboxMessage anchor, Instant now)
    {
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

    public Rendered Offer(OutboxMessage message)
    {
        if (
            message.Text is not { } subject
            || offers.Find(CoverOffer.IdOf(subject, message.Target())) is not { } offer
            || gaps.Find(offer.Gap) is not { } gap
            || !rotas.IsRead(gap.Station))
            return Rendered.NoNews;

        var rota = rotas.Of(gap.Station);
        return new(Reply.Of(Tone.Plain, OfferReply.Line(offer, NamesFor(message).Of(offer), new(rota.Station.Zone, rota.Today))));
    }

    private static bool IsStillNews(OutboxMessage message, OutboxMessage? anchor, KnownGap gap, GapNotification? known) =>
        message.Kind switch
        {
            MessageKind.Announced or MessageKind.Worse => gap.Stands,
            MessageKind.Soon => gap.State is GapState.Open && known?.SeenAt is null,
            MessageKind.NowOff => gap.State is GapState.Active
                && !(anchor is { Kind: MessageKind.Announced, SettledAt: { } at } && at >= gap.Start),
            MessageKind.Reminder => gap.State is GapState.Active && known?.SeenAt is null,
            MessageKind.BackOn or MessageKind.Covered => gap.IsClosed && anchor is { IsDelivered: true },
            _ => false,
        };

    private Rendered Several(OutboxMessage message, IEnumerable<string> ids, Instant now, bool isEdit)
    {
        var isRolling = message.Kind is MessageKind.Rolling;
        var all = ids.Select(gaps.Find)
            .OfType<KnownGap>()
            .Where(gap => rotas.IsRead(gap.Station))
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

        string title = isRolling ? $"{message.Callsign} keeps going on and off: I update this one message" : message.Text switch
        {
            ChatView.QuietOver => "Quiet hours over – still short",
            ChatView.MuteOver => "Mute over – still short",
            _ => "Already short as I start up",
        };
        return new(Reply.Of(all.Exists(gap => gap.Stands) ? Tone.Bad : Tone.Good, title).Bullets(items));
    }

    /// <summary>
    /// Returns the rota for a gap; null while it can't be trusted for today or the gap's days, so that the message waits.
    /// </summary>
    private StationRota? Look(KnownGap gap, Instant now)
    {
        var rota = rotas.Of(gap.Station);
        return rotas.IsTrusted(rota) && GapReply.AgeOf(rota, gap, now).Freshness is not Freshness.Unknown ? rota : null;
    }

    private IEnumerable<string> RollingGaps(string anchor) => told.All().Where(each => each.Anchor == anchor).Select(each => each.Gap);

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
