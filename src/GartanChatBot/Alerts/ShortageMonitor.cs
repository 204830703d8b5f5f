using GartanChatBot.Alerts.State;
using GartanChatBot.Crewing;
using GartanChatBot.Outbox;

namespace GartanChatBot.Alerts;

/// <summary>What one assessment of a station comes to; nothing of it is stored yet.</summary>
/// <param name="Before">Who can be told, as they are stored.</param>
internal sealed record StationAssessment(IReadOnlyList<Recipient> Before, ContactAssessment Contact)
{
    /// <summary>Null where the rota can't be believed: then nothing is known of its shortages.</summary>
    public ShortageAssessments? Shortages { get; init; }

    public IReadOnlyList<OutboxMessage> Messages =>
        Shortages is { } known ? [.. known.Offers.Messages, .. Contact.Messages, .. known.News.Messages] : Contact.Messages;

    /// <summary>How far chats are now, where that has changed.</summary>
    public IEnumerable<ChatProgress> Progress =>
        Before.Zip(Shortages?.News.Recipients ?? Contact.Recipients)
            .Where(each => !ReferenceEquals(each.First.Progress, each.Second.Progress))
            .Select(each => each.Second.Progress);
}

/// <summary>What is short, what became of offers to cover it, and what is said of it.</summary>
internal sealed record ShortageAssessments(TrackedGaps Gaps, OfferNews Offers, GapNews News);

/// <summary>Assesses a station: what is short there, what became of what was short before, and what goes to whom.</summary>
internal sealed class ShortageMonitor(
    AlertRotas rotas, AlertRecipients recipients, ContactWatch contact, GapTracker gaps, KeptOffers offers, GapNotifier notifier)
{
    /// <summary>Stores nothing. Inside the transaction of the reading: it sees the day that is just being stored.</summary>
    public StationAssessment Assess(StationCode code)
    {
        var station = rotas.Of(code);
        var now = station.At;
        var before = recipients.Of(code);
        var assessment = new StationAssessment(before, contact.Assess(station, before, now));

        // Missing or old data never opens a shortage and never ends one.
        if (station.Age.IsUntrusted || assessment.Contact.Contact.LostAt is not null)
            return assessment;

        var tracked = gaps.Assess(station, isFirst: !notifier.HasTold(code), now);
        var offered = offers.Assess(station, tracked.Gaps, now);
        var news = notifier.Assess(station, assessment.Contact.Recipients, tracked, now);
        return assessment with { Shortages = new(tracked, offered, news) };
    }

    /// <summary>Everything but the messages, which go to the outbox in the same transaction.</summary>
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
