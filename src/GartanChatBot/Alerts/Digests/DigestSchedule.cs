using GartanChatBot.Alerts.Contact;
using GartanChatBot.Alerts.Outbox;
using GartanChatBot.Alerts.Subscriptions;
using GartanChatBot.Availability;
using GartanChatBot.Crewing;
using GartanChatBot.Stations;
using NodaTime;
using NodaTime.Text;

namespace GartanChatBot.Alerts.Digests;

/// <summary>Which chats are due their digest: the daily one of a week ahead, on Sundays one of a fortnight. Once a day, and not from a rota that nobody can read.</summary>
internal sealed class DigestSchedule(
    AlertAudience audience, ChatProgressStore states, StationCatalogue stations, AvailabilityQueries availability, ContactWatch contact, AlertOptions options, TimeProvider time)
{
    public const int DaysOfDaily = 7;
    public const int DaysOfSunday = 14;

    /// <summary>A digest that could not be made in so long is left out.</summary>
    private static readonly Duration Lateness = Duration.FromHours(6);

    /// <summary>Inside a transaction: what is due is marked as told at once.</summary>
    public IReadOnlyList<OutboxMessage> Due()
    {
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        List<OutboxMessage> messages = [];
        foreach (var chat in audience.Now().Where(chat => chat.Wants(AlertKinds.DailyDigest | AlertKinds.SundayDigest)))
        {
            var about = stations.All.Where(station => chat.IsAbout(station.Code)).ToList();
            if (about is [var first, ..] && KindAt(chat, first, now) is { } kind && states.Of(chat.Id) is var state
                && first.Clock.DateOf(now) is var today && state.LastDaily != today && about.TrueForAll(station => IsKnown(station.Code)))
            {
                states.Save(state with { LastDaily = today });
                if (chat.DigestAlways || about.Exists(station => HasGaps(station.Code, kind)))
                    messages.Add(Message(chat, kind, today, now));
            }
        }

        return messages;
    }

    /// <summary>The gaps that a digest speaks of.</summary>
    public static IReadOnlyList<Gap> GapsOf(StationRota rota, string kind)
    {
        var end = rota.Station.Clock.StartOf(rota.Today.PlusDays(kind is MessageKind.Sunday ? DaysOfSunday : DaysOfDaily));
        return [.. rota.Timeline.Appliances.SelectMany(appliance => rota.Timeline.Gaps(appliance, new(rota.At, end))).OrderBy(gap => gap.Interval.Start)];
    }

    private string? KindAt(Subscription chat, Station station, Instant now)
    {
        var local = station.Clock.LocalOf(now);
        var at = station.Clock.InstantOf(local.Date + (QuietHours.ReadClock(chat.DigestAt) ?? QuietHours.ReadClock(options.DigestAt) ?? LocalTime.Midnight));
        if (now < at || now - at > Lateness)
            return null;

        return local.DayOfWeek is IsoDayOfWeek.Sunday && chat.Wants(AlertKinds.SundayDigest) ? MessageKind.Sunday
            : chat.Wants(AlertKinds.DailyDigest) ? MessageKind.Daily
            : null;
    }

    private bool IsKnown(StationCode station) => !contact.IsLost(station) && !availability.Rota(station, asOf: null).Age.IsUntrusted;

    private bool HasGaps(StationCode station, string kind) => GapsOf(availability.Rota(station, asOf: null), kind).Count > 0;

    private static OutboxMessage Message(Subscription chat, string kind, LocalDate today, Instant now) => new()
    {
        Id = OutboxMessage.IdOf(LocalDatePattern.Iso.Format(today), kind, chat.Id),
        Conversation = chat.Id,
        Kind = kind,
        QueuedAt = now,
        Due = now,
    };
}
