using GartanChatBot.Alerts.State;
using GartanChatBot.Chat;
using GartanChatBot.Chats;
using GartanChatBot.Outbox;
using GartanChatBot.Stations;
using GartanChatBot.Storage;
using NodaTime;

namespace GartanChatBot.Alerts;

/// <summary>Records cover offers and posts them in the chat.</summary>
internal sealed class CoverOfferTracker(
    CoverOfferStore offers, OutboxStore outbox, GapNotificationStore told, ChatDirectory chats, StationCatalogue stations,
    ChatPolicy policy, BotDatabase database, TimeProvider time)
{
    private const int LongestName = 40;

    /// <summary>Returns false if the gap is over, or if the same person has already offered to cover it.</summary>
    public bool Offer(KnownGap gap, ChatKey chat, ChatUser who, string shownName, string? member) => database.InTransaction(() =>
    {
        var now = time.GetCurrentInstant();
        var subject = CoverOffer.SubjectOf(gap.Id, who.Id);
        var id = CoverOffer.IdOf(subject, chat);
        if (gap.IsClosed || gap.End <= now || offers.Find(id) is not null)
            return false;

        var offer = new CoverOffer
        {
            Id = id,
            Subject = subject,
            Gap = gap.Id,
            Conversation = chat.Value,
            Who = shownName.Length > LongestName ? shownName[..LongestName] : shownName,
            Member = member,
            From = Instant.Max(gap.Start, now),
            To = gap.End,
            At = now,
        };
        offers.Save(offer);
        var line = offer.Message(told.Find(gap.Id, chat)?.Anchor, now) with { Silent = IsQuiet(gap, chat, now) };
        outbox.Add([line, .. told.EditOfAlert(offer, gap, now)]);
        return true;
    });

    private bool IsQuiet(KnownGap gap, ChatKey chat, Instant now) =>
        stations.FindStation(gap.Station) is { } station && policy.IsQuiet(chats.SettingsOf(chat), station, now);
}
