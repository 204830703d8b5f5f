using System.Globalization;
using GartanChatBot.Alerts.State;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chats;
using GartanChatBot.Outbox;
using NodaTime;

namespace GartanChatBot.Alerts;

/// <summary>
/// What alerts hold of one person's account, told and erased: what they muted, saw and offered, and what was told in their private chat.
/// </summary>
internal sealed class AlertPersonalRecords(
    MuteStore mutes, CoverOfferStore offers, GapNotificationStore told, ChatDirectory chats, ChatProgressStore states, OutboxStore outbox,
    DestinationHealthStore destinations, People people, ChatPlatforms platforms) : IPersonalRecords
{
    private const string Somebody = "somebody";

    public IReadOnlyList<Fact> Describe(DataSubject person)
    {
        List<Fact> facts = [];
        Count("mutes", mutes.All().Count(mute => mute.ById == person.Id), "with the name under which you asked for silence");
        Count("seen", SeenBy(person).Count, "with the name under which you said that you saw a shortage");
        Count("offers", OffersOf(person).Count, "to cover, with your name");
        Count("notices", outbox.NoticesAbout(person.Id).Count, "to administrators about you");
        if (Alone(person) is { } chat)
        {
            if (chats.SettingsOf(chat).HasAlertSettings())
                facts.Add(new("alert settings", [$"of {chat}"]));
            Count("alerts", outbox.Of(chat).Count, $"to {chat}, kept for 60 days: what about, when, whether it arrived");
        }

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
        if (Alone(person) is { } chat)
            Forget(chat);
    }

    /// <summary>Clears the <c>/alerts mine</c> filter of members whose link was removed, so that no name is kept.</summary>
    public void CleanUp(LocalDate today)
    {
        var linked = people.All.Select(person => person.Member).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var chat in chats.All.Where(chat => chat.OnlyWhere is { } member && !linked.Contains(member)))
            chats.Change(chat.Place(), known => known with { OnlyWhere = null });
    }

    private void Forget(Conversation chat)
    {
        states.Forget(chat);
        destinations.Forget(chat);
        outbox.ForgetAll(outbox.Of(chat));
        foreach (var mute in mutes.All().Where(mute => mute.Conversation == chat.ToString()))
            mutes.Delete(mute);
        foreach (var known in told.All().Where(known => known.Conversation == chat.ToString()))
            told.Delete(known);
    }

    private List<GapNotification> SeenBy(DataSubject person) => [.. told.All().Where(known => known.SeenById == person.Id)];

    private List<CoverOffer> OffersOf(DataSubject person) => [.. offers.All().Where(offer =>
        offer.Place().Platform == person.Platform && offer.Subject == CoverOffer.SubjectOf(offer.Gap, person.UserId))];

    private Conversation? Alone(DataSubject person) => platforms.Find(person.Platform)?.DirectTo(person.UserId);
}
