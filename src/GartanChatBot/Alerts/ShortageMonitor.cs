using GartanChatBot.Alerts.Gaps;
using GartanChatBot.Alerts.Outbox;
using GartanChatBot.Alerts.Subscriptions;
using GartanChatBot.Availability;
using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Alerts;

/// <summary>Runs the rule for every appliance of a station, remembers what is known now, and says what goes to whom.</summary>
internal sealed class ShortageMonitor(AvailabilityQueries availability, ShortageStore known, AlertAudience audience, AlertOptions options, TimeProvider time)
{
    /// <summary>Inside the transaction of the reading: it sees the day that is just being stored.</summary>
    public IReadOnlyList<OutboxMessage> Assess(StationCode station)
    {
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var rota = availability.Rota(station, asOf: null);

        // Missing or old data never opens a shortage and never ends one.
        if (rota.Age.IsUntrusted)
            return [];

        var timeline = rota.Timeline;
        var read = IntervalSet.Of(timeline.ReadIntervals);
        var before = known.Of(station);
        List<KnownGap> after = [.. before.Where(gap => !timeline.Appliances.Any(appliance => appliance.Value == gap.Callsign))];
        List<KnownGap> news = [];

        foreach (var appliance in timeline.Appliances)
        {
            var assessed = ShortageRule.Assess(
                station,
                [.. before.Where(gap => gap.Callsign == appliance.Value)],
                timeline.Gaps(appliance, new Interval(now, Instant.MaxValue)),
                interval => read.Complement(interval).IsEmpty,
                now,
                Duration.FromTimeSpan(options.LookAhead));
            after.AddRange(assessed.Known);
            news.AddRange(assessed.News);
        }

        known.Replace(before, after);
        return [.. from gap in news from subscription in audience.Now() select Message(gap, subscription.Id, now)];
    }

    private static OutboxMessage Message(KnownGap gap, string conversation, Instant now) => new()
    {
        Id = OutboxMessage.IdOf(gap.Id, MessageKind.Announced, conversation),
        Conversation = conversation,
        Kind = MessageKind.Announced,
        Gaps = [gap.Id],
        QueuedAt = now,
        Due = now,
    };
}
