using System.Globalization;
using GartanChatBot.Alerts.State;
using GartanChatBot.Chat;
using GartanChatBot.Chats;
using GartanChatBot.Crewing;
using GartanChatBot.Outbox;
using GartanChatBot.Rota;
using NodaTime;

namespace GartanChatBot.Alerts;

/// <summary>
/// Today's page unreadable in three passes, or for half an hour: contact is lost, and nothing but that is told until it is back.
/// A refused password is for administrators alone.
/// </summary>
internal sealed class ContactWatch(
    StationContactStore contacts, ChatProgressStore states, IRotaReader reader, SilencePolicy silence,
    IAdministratorNotifier administrators, AlertOptions options, TimeProvider time)
{
    private const int FailuresThatLose = 3;

    private readonly long started = time.GetTimestamp();

    public bool IsLost(StationCode station) => contacts.IsLost(station);

    public IReadOnlyList<OutboxMessage> Update(
        StationRota station, IReadOnlyList<ChatSettings> chats, bool isGrace, Instant now)
    {
        var code = station.Station.Code;
        var contact = WithoutFuture(contacts.Of(code), now);
        var reading = reader.StatusOf(code);
        TellOfRefusal(reading, station.Station);

        if (contact.LostAt is { } lostAt && station.ReadAt > lostAt)
            contacts.Save(contact = contact with { LostAt = null });
        else if (contact.LostAt is null && !isGrace && IsLosing(station, reading, now))
            contacts.Save(contact = contact with { LostAt = now });

        if (isGrace)
            return [];

        var known = states.All();
        return [.. chats.Select(chat => Tell(chat, known.GetValueOrDefault(chat.Id), contact, station, now)).OfType<OutboxMessage>()];
    }

    /// <summary>Lost later than now: the clock was set back since, and a reading of now has to count as one that came after.</summary>
    private static StationContactState WithoutFuture(StationContactState contact, Instant now) =>
        contact.LostAt > now ? contact with { LostAt = now - Duration.FromMinutes(1) } : contact;

    private OutboxMessage? Tell(ChatSettings chat, ChatProgress? state, StationContactState contact, StationRota station, Instant now)
    {
        state ??= new() { Id = chat.Id };
        var told = Array.Find(state.Lost, each => each.StartsWith($"{contact.Id}@", StringComparison.Ordinal));
        if (contact.LostAt is { } lostAt)
        {
            if (told is not null || !chat.Wants(AlertKinds.LostContact))
                return null;

            var subject = string.Create(CultureInfo.InvariantCulture, $"{contact.Id}@{lostAt.ToUnixTimeTicks()}");
            states.Save(state with { Lost = [.. state.Lost, subject] });
            return Message(subject, MessageKind.LostContact, chat, station, now);
        }

        if (told is null)
            return null;

        states.Save(state with { Lost = [.. state.Lost.Where(each => each != told)] });
        return Message(told, MessageKind.ContactBack, chat, station, now) with
        {
            Anchor = OutboxMessage.IdOf(told, MessageKind.LostContact, chat.Id),
        };
    }

    private OutboxMessage Message(string subject, string kind, ChatSettings chat, StationRota station, Instant now) => new()
    {
        Id = OutboxMessage.IdOf(subject, kind, chat.Id),
        Conversation = chat.Id,
        Kind = kind,
        Station = station.Station.Code.Value,
        Silent = silence.IsQuiet(chat, station.Station, now),
        QueuedAt = now,
        Due = now,
    };

    private bool IsLosing(StationRota station, RotaReadingStatus reading, Instant now)
    {
        var start = now - Duration.Max(Duration.FromTimeSpan(time.GetElapsedTime(started)), Duration.Zero);
        var lastGood = Instant.Max(station.ReadAt ?? start, start);
        var fails = reading.FailuresInARow >= FailuresThatLose && !(station.ReadAt > reading.FailingSince);
        return fails || now - lastGood >= Duration.FromTimeSpan(options.LostAfter);
    }

    private void TellOfRefusal(RotaReadingStatus reading, Station station)
    {
        if (reading.LoginRefusedAt is not { } at)
            return;

        administrators.Tell(new(
            string.Create(CultureInfo.InvariantCulture, $"login@{at.ToUnixTimeTicks()}"),
            $"Gartan refused the password at {station.Clock.LocalOf(at).ToString("HH:mm", CultureInfo.InvariantCulture)}. "
            + "I stopped trying so that the account does not lock. Set the right one (GARTAN__PASSWORD), start me again, then /resume."));
    }
}
