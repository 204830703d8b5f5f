using System.Globalization;
using GartanChatBot.Alerts.State;
using GartanChatBot.Chat;
using GartanChatBot.Chats;
using GartanChatBot.Crewing;
using GartanChatBot.Outbox;
using GartanChatBot.Rota;
using NodaTime;

namespace GartanChatBot.Alerts;

/// <summary>Result of a contact check: whether a station can be read, and the messages about a change.</summary>
/// <param name="Contact">New contact state.</param>
/// <param name="Before">Stored contact state.</param>
/// <param name="Recipients">Recipients with their progress after these messages.</param>
internal sealed record ContactAssessment(StationContactState Contact, StationContactState Before, IReadOnlyList<Recipient> Recipients)
{
    public AdministratorNotice? Refusal { get; init; }

    public IReadOnlyList<OutboxMessage> Messages { get; init; } = [];
}

/// <summary>
/// Detects lost contact: today's page was unreadable in three passes, or for the configured time. No other alert is sent until it is back.
/// A refused password is reported to administrators only.
/// </summary>
internal sealed class ContactWatch(
    StationContactStore contacts, IRotaReader reader, ChatPolicy policy, AlertTiming timing, IAdministratorNotifier administrators)
{
    private const int FailuresThatLose = 3;

    public ContactAssessment Assess(StationRota station, IReadOnlyList<Recipient> recipients, Instant now)
    {
        var code = station.Station.Code;
        var before = contacts.Of(code);
        var contact = WithoutFuture(before, now);
        var reading = reader.StatusOf(code);

        if (contact.LostAt is { } lostAt && station.ReadAt > lostAt)
            contact = contact with { LostAt = null };
        else if (contact.LostAt is null && !timing.IsGrace && IsLosing(station, reading, now))
            contact = contact with { LostAt = now };

        var told = recipients.Select(recipient => Tell(recipient, contact, station, now)).ToList();
        return new(contact, before, [.. told.Select(each => each.Recipient)])
        {
            Refusal = RefusalIn(reading, station.Station),
            Messages = [.. told.Select(each => each.Message).OfType<OutboxMessage>()],
        };
    }

    public void Save(ContactAssessment assessed)
    {
        if (assessed.Contact.LostAt is null != assessed.Before.LostAt is null)
            contacts.Save(assessed.Contact);
        if (assessed.Refusal is { } refusal)
            administrators.Tell(refusal);
    }

    /// <summary>Corrects a loss time in the future, after the clock was set back, so that a reading from now counts as later.</summary>
    private static StationContactState WithoutFuture(StationContactState contact, Instant now) =>
        contact.LostAt > now ? contact with { LostAt = now - Duration.FromMinutes(1) } : contact;

    private (Recipient Recipient, OutboxMessage? Message) Tell(
        Recipient recipient, StationContactState contact, StationRota station, Instant now)
    {
        var (chat, progress) = recipient;
        var told = Array.Find(progress.Lost, each => each.StartsWith($"{contact.Id}@", StringComparison.Ordinal));
        if (contact.LostAt is { } lostAt)
        {
            if (told is not null || !chat.Wants(AlertKinds.LostContact))
                return (recipient, null);

            var subject = string.Create(CultureInfo.InvariantCulture, $"{contact.Id}@{lostAt.ToUnixTimeTicks()}");
            return (
                recipient with { Progress = progress with { Lost = [.. progress.Lost, subject] } },
                Message(subject, MessageKind.LostContact, chat, station, now));
        }

        if (told is null)
            return (recipient, null);

        return (
            recipient with { Progress = progress with { Lost = [.. progress.Lost.Where(each => each != told)] } },
            Message(told, MessageKind.ContactBack, chat, station, now) with
            {
                Anchor = OutboxMessage.IdOf(told, MessageKind.LostContact, chat.Id),
            });
    }

    private OutboxMessage Message(string subject, string kind, ChatSettings chat, StationRota station, Instant now) => new()
    {
        Id = OutboxMessage.IdOf(subject, kind, chat.Id),
        Conversation = chat.Id,
        Kind = kind,
        Station = station.Station.Code.Value,
        Silent = policy.IsQuiet(chat, station.Station, now),
        QueuedAt = now,
        Due = now,
    };

    private bool IsLosing(StationRota station, RotaReadingStatus reading, Instant now) =>
        (reading.FailuresInARow >= FailuresThatLose && !(station.ReadAt > reading.FailingSince))
        || timing.IsSilentTooLong(station.ReadAt, now);

    private static AdministratorNotice? RefusalIn(RotaReadingStatus reading, Station station) =>
        reading.LoginRefusedAt is not { } at
            ? null
            : new(
                string.Create(CultureInfo.InvariantCulture, $"login@{at.ToUnixTimeTicks()}"),
                $"Gartan refused the password at {station.Clock.LocalOf(at).ToString("HH:mm", CultureInfo.InvariantCulture)}. "
                    + "I stopped trying so that the account does not lock. Set the right one (GARTAN__PASSWORD), start me again, "
                    + "then /resume.");
}
