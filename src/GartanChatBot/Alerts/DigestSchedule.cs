using GartanChatBot.Alerts.Rules;
using GartanChatBot.Alerts.State;
using GartanChatBot.Chats;
using GartanChatBot.Crewing;
using GartanChatBot.Outbox;
using NodaTime;
using NodaTime.Text;

namespace GartanChatBot.Alerts;

/// <summary>
/// Which chats are due their digest: the daily one of a week ahead, on Sundays one of a fortnight. Once a day, and not from a rota that
/// nobody can read.
/// </summary>
internal sealed class DigestSchedule(
    AlertRecipients recipients, ChatProgressStore states, AlertRotas rotas, ChatPolicy policy, TimeProvider time)
{
    /// <summary>While days of it are unread it waits a little: a pass may be under way.</summary>
    private static readonly Duration Patience = Duration.FromMinutes(10);

    /// <summary>Inside a transaction: what is due is marked as told at once.</summary>
    public IReadOnlyList<OutboxMessage> Due()
    {
        var now = time.GetCurrentInstant();
        List<OutboxMessage> messages = [];
        foreach (var chat in recipients.Now().Where(chat => chat.Wants(AlertKinds.DailyDigest | AlertKinds.SundayDigest)))
        {
            var about = rotas.StationsOf(chat);
            if (
                about is not [var first, ..]
                || LateBy(chat, first, now) is not { } late
                || KindOn(chat, first.Clock.DateOf(now)) is not { } kind)
                continue;

            var (today, state) = (first.Clock.DateOf(now), states.Of(chat.Id));
            if (state.LastDaily == today || HasNews(chat, about, kind, late) is not { } tells)
                continue;

            states.Save(state with { LastDaily = today });
            if (tells)
                messages.Add(Message(chat, kind, today, now) with { Silent = policy.IsQuiet(chat, first, now) });
        }

        return messages;
    }

    /// <summary>Null when it is not its time.</summary>
    private Duration? LateBy(ChatSettings chat, Station station, Instant now)
    {
        var at = station.Clock.InstantOf(station.Clock.DateOf(now) + policy.DigestAt(chat));
        return now < at || now - at > DigestContent.Lateness ? null : now - at;
    }

    private static string? KindOn(ChatSettings chat, LocalDate day) =>
        day.DayOfWeek is IsoDayOfWeek.Sunday && chat.Wants(AlertKinds.SundayDigest) ? MessageKind.Sunday
        : chat.Wants(AlertKinds.DailyDigest) ? MessageKind.Daily
        : null;

    /// <summary>Whether there is something to tell; null while nobody can say: then it is asked again.</summary>
    private bool? HasNews(ChatSettings chat, IEnumerable<Station> about, string kind, Duration late)
    {
        var those = about.Select(station => rotas.Of(station.Code)).ToList();
        if (!those.TrueForAll(rotas.IsTrusted))
            return null;

        var isUnsure = those.Exists(rota => DigestContent.NotKnown(rota, kind).Count > 0);
        if (isUnsure && late < Patience)
            return null;

        return chat.DigestAlways || those.Exists(rota => DigestContent.GapsOf(rota, kind).Count > 0) ? true
            : isUnsure ? null
            : false;
    }

    private static OutboxMessage Message(ChatSettings chat, string kind, LocalDate today, Instant now) => new()
    {
        Id = OutboxMessage.IdOf(LocalDatePattern.Iso.Format(today), kind, chat.Id),
        Conversation = chat.Id,
        Kind = kind,
        QueuedAt = now,
        Due = now,
    };
}
