using GartanChatBot.Alerts.State;
using GartanChatBot.Crewing;
using GartanChatBot.Outbox;

namespace GartanChatBot.Alerts;

/// <summary>Result of one assessment of a station, not stored yet.</summary>
/// <param name="Before">Recipients with their stored progress.</param>
internal sealed record StationAssessment(IReadOnlyList<Recipient> Before, ContactAssessment Contact)
{
    /// <summary>Null if the rota can't be trusted; its shortages are then unknown.</summary>
    public ShortageAssessments? Shortages { get; init; }

    public IReadOnlyList<OutboxMessage> Messages =>
        Shortages is { } known ? [.. known.Offers.Messages, .. Contact.Messages, .. known.News.Messages] : Contact.Messages;

    /// <summary>Changed progress of chats.</summary>
    public IEnumerable<ChatProgress> Progress =>
        Before.Zip(Shortages?.News.Recipients ?? Contact.Recipients)
            .Where(each => !ReferenceEquals(each.First.Progress, each.Second.Progress))
            .Select(each => each.Second.Progress);
}

/// <summary>Gaps, cover offers and messages of one assessment.</summary>
internal sealed record ShortageAssessments(TrackedGaps Gaps, OfferNews Offers, GapNews News);

/// <summary>Assesses a station: current gaps, changes to known gaps, and the messages to each chat.</summary>
internal sealed class ShortageMonitor(
    AlertRotas rotas, AlertRecipients recipients, ContactWatch contact, GapTracker gaps, KeptOffers offers, GapNotifier notifier)
{
    /// <summary>Assesses without storing. Runs in the transaction of a reading, so that it sees the day being stored.</summary>
    public StationAssessment Assess(StationCode code)
    {
        var station = rotas.Of(code);
        var now = station.At;
        var before = recipients.Of(code);
        var assessment = new StationAssessment(before, contact.Assess(station, before, now));

        // Missing or outdated data never opens or ends a shortage.
        if (station.Age.IsUntrusted || assessment.Contact.Contact.LostAt is not null)
            return assessment;

        var tracked = gaps.Assess(station, isFirst: !notifier.HasTold(code), now);
        var offered = offers.Assess(station, tracked.Gaps, now);
        var news = notifier.Assess(station, assessment.Contact.Recipients, tracked, now);
        return assessment with { Shortages = new(tracked, offered, news) };
    }

    /// <summary>Stores everything except the messages, which are queued in the same transaction.</summary>
    public void Save(StationAssessment assessment)
    {
        contact.Save(assessment.Contact);
        recipients.Save(assessment.Progress);
        if (assessment.Shortages is not { } shortages)
            return;

        gaps.Save(shortages.Gaps);
        offers.Save(shortages.Offers);
        notifier.Save(shortages.News, shortages.Gaps.Gone);
    }
}
