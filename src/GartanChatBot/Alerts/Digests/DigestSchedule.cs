using GartanChatBot.Alerts.Contact;
using GartanChatBot.Alerts.Delivery;
using GartanChatBot.Alerts.Outbox;
using GartanChatBot.Alerts.Subscriptions;
using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using GartanChatBot.Stations;
using NodaTime;
using NodaTime.Text;

namespace GartanChatBot.Alerts.Digests;

/// <summary>Which chats are due their digest: the daily one of a week ahead, on Sundays one of a fortnight. Once a day, and not from a rota that nobody can read.</summary>
internal sealed class DigestSchedule(
    AlertRecipients audience, ChatProgressStore states, StationCatalogue stations, RotaQueries availability, ContactWatch contact, SilencePolicy catchUp, AlertOptions options, TimeProvider time)
{
    private const int DaysOfDaily = 7;
    private const int DaysOfSunday = 14;

    /// <summary>A digest that could not be made or sent in so long is left out.</summary>
    public static readonly Duration Lateness = Duration.FromHours(6);

    /// <summary>While days of it are unread it waits a little: a pass may be under way.</summary>
    private static readonly Duration Patience = Duration.FromMinutes(10);

    /// <summary>Inside a transaction: what is due is marked as told at once.</summary>
    public IReadOnlyList<OutboxMessage> Due()
    {
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        List<OutboxMessage> messages = [];
        foreach (var chat in audience.Now().Where(chat => chat.Wants(AlertKinds.DailyDigest | AlertKinds.SundayDigest)))
        {
            var about = stations.All.Where(station => chat.IsAbout(station.Code)).ToList();
            if (about is not [var first, ..] || LateBy(chat, first, now) is not { } late || KindOn(chat, first.Clock.DateOf(now)) is not { } kind)
                continue;

            var (today, state) = (first.Clock.DateOf(now), states.Of(chat.Id));
            if (state.LastDaily == today || Tells(chat, about, kind, late) is not { } tells)
                continue;

            states.Save(state with { LastDaily = today });
            if (tells)
                messages.Add(Message(chat, kind, today, now) with { Silent = catchUp.IsQuiet(chat, first, now) });
        }

        return messages;
    }

    public static int DaysOf(string kind) => kind is MessageKind.Sunday ? DaysOfSunday : DaysOfDaily;

    public static Instant EndOf(StationRota rota, string kind) => rota.Station.Clock.StartOf(rota.Today.PlusDays(DaysOf(kind)));

    /// <summary>The gaps that a digest speaks of, each in its whole length: one that has begun, one that goes on beyond.</summary>
    public static IReadOnlyList<Gap> GapsOf(StationRota rota, string kind)
    {
        var all = new Interval(rota.Station.Clock.StartOf(rota.Today.PlusDays(-1)), Instant.MaxValue);
        return
        [
            .. rota.Timeline.Appliances.SelectMany(appliance => rota.Timeline.Gaps(appliance, all))
                .Where(gap => gap.Interval.End > rota.At && gap.Interval.Start < EndOf(rota, kind))
                .OrderBy(gap => gap.Interval.Start),
        ];
    }

    /// <summary>Times of its days that nobody has read, or of which nobody can say anything.</summary>
    public static IReadOnlyList<(Callsign Callsign, IntervalSet Times)> NotKnown(StationRota rota, string kind) =>
    [
        .. rota.Timeline.Appliances
            .Select(callsign => (callsign, IntervalSet.Of(rota.Timeline.StatesIn(callsign, new(rota.At, EndOf(rota, kind)))
                .Where(segment => segment.State.Phase is RunPhase.Unknown)
                .Select(segment => segment.Interval))))
            .Where(each => each.Item2.Count > 0),
    ];

    /// <summary>Null when it is not its time.</summary>
    private Duration? LateBy(Subscription chat, Station station, Instant now)
    {
        var at = station.Clock.InstantOf(station.Clock.DateOf(now) + (QuietHours.ReadClock(chat.DigestAt) ?? QuietHours.ReadClock(options.DigestAt) ?? LocalTime.Midnight));
        return now < at || now - at > Lateness ? null : now - at;
    }

    private static string? KindOn(Subscription chat, LocalDate day) =>
        day.DayOfWeek is IsoDayOfWeek.Sunday && chat.Wants(AlertKinds.SundayDigest) ? MessageKind.Sunday
        : chat.Wants(AlertKinds.DailyDigest) ? MessageKind.Daily
        : null;

    /// <summary>Whether there is something to tell; null while nobody can say: then it is asked again.</summary>
    private bool? Tells(Subscription chat, IEnumerable<Station> about, string kind, Duration late)
    {
        var rotas = about.Select(station => availability.Rota(station.Code, asOf: null)).ToList();
        if (rotas.Exists(rota => rota.Age.IsUntrusted || contact.IsLost(rota.Station.Code)))
            return null;

        var isUnsure = rotas.Exists(rota => NotKnown(rota, kind).Count > 0);
        if (isUnsure && late < Patience)
            return null;

        return chat.DigestAlways || rotas.Exists(rota => GapsOf(rota, kind).Count > 0) ? true
            : isUnsure ? null
            : false;
    }

    private static OutboxMessage Message(Subscription chat, string kind, LocalDate today, Instant now) => new()
    {
        Id = OutboxMessage.IdOf(LocalDatePattern.Iso.Format(today), kind, chat.Id),
        Conversation = chat.Id,
        Kind = kind,
        QueuedAt = now,
        Due = now,
    };
}
