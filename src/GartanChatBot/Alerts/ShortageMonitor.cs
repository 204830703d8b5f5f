using GartanChatBot.Crewing;
using GartanChatBot.Outbox;
using GartanChatBot.Rota;

namespace GartanChatBot.Alerts;

/// <summary>Assesses a station: what is short there, what became of what was short before, and what goes to whom.</summary>
internal sealed class ShortageMonitor(
    RotaQueries rotaQueries, GapTracker gaps, GapNotifier notifier, AlertRecipients recipients, ContactWatch contact,
    CoverOfferTracker offers, AlertOptions options, TimeProvider time)
{
    private readonly long started = time.GetTimestamp();

    /// <summary>Inside the transaction of the reading: it sees the day that is just being stored.</summary>
    public IReadOnlyList<OutboxMessage> Assess(StationCode code)
    {
        var now = time.GetCurrentInstant();
        var station = rotaQueries.Rota(code, asOf: null);
        var isGrace = time.GetElapsedTime(started) is var running && running >= TimeSpan.Zero && running < options.StartUpGrace;
        var chats = recipients.Now().Where(chat => chat.IsAbout(code.Value)).ToList();
        var news = contact.Update(station, chats, isGrace, now);

        // Missing or old data never opens a shortage and never ends one.
        if (station.Age.IsUntrusted || contact.IsLost(code))
            return news;

        var tracked = gaps.Track(station, isFirst: !notifier.HasTold(code), now);
        offers.Check(station, tracked.Gaps, now);
        var messages = isGrace ? news : [.. news, .. notifier.Tell(station, chats, tracked, now)];
        notifier.Forget(tracked.Gone);
        return messages;
    }
}
