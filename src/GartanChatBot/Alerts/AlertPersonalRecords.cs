using System.Globalization;
using GartanChatBot.Alerts.State;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chats;
using GartanChatBot.Outbox;
using NodaTime;

namespace GartanChatBot.Alerts;

/// <summary>Describes and erases the alert data of one person's account: mutes, "seen" marks and cover offers in all chats.</summary>
internal sealed class AlertPersonalRecords(MuteStore mutes, CoverOfferStore offers, GapNotificationStore told, OutboxStore outbox)
    : IPersonalRecords
{
    private const string Somebody = "somebody";

    public IReadOnlyList<Fact> Describe(DataSubject person)
    {
        List<Fact> facts = [];
        Count("mutes", mutes.All().Count(mute => mute.ById == person.Id), "with your name as the one who muted");
        Count("seen", SeenBy(person).Count, "with your name as the one who saw a shortage");
        Count("offers", OffersOf(person).Count, "to cover, with your name");
        Count("notices", outbox.NoticesAbout(person.Id).Count, "to administrators about you");
        return facts;

        void Count(string kind, int count, string what)
        {
            if (count > 0)
                facts.Add(new(kind, [string.Create(CultureInfo.InvariantCulture, $"{count}, {what}")]));
        }
    }

    /// <summary>Mutes stay in force without their author's name; cover offers are withdrawn.</summary>
    public void Erase(DataSubject person)
    {
        foreach (var mute in mutes.All().Where(mute => mute.ById == person.Id))
            mutes.Add(mute with { By = Somebody, ById = null });

        foreach (var known in SeenBy(person))
            told.Save(known with { SeenBy = Somebody, SeenById = null, Shown = "" });

        foreach (var offer in OffersOf(person))
        {
            offers.Delete(offer);
            outbox.ForgetAll(outbox.About(offer.Subject));
        }

        outbox.ForgetAll(outbox.NoticesAbout(person.Id));
    }

    /// <summary>Does nothing: names are deleted together with their gaps.</summary>
    public void CleanUp(LocalDate today)
    {
    }

    private List<GapNotification> SeenBy(DataSubject person) => [.. told.All().Where(known => known.SeenById == person.Id)];

    private List<CoverOffer> OffersOf(DataSubject person) => [.. offers.All().Where(offer =>
        offer.Place().Platform == person.Platform && offer.Subject == CoverOffer.SubjectOf(offer.Gap, person.UserId))];
}
