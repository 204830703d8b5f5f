using GartanChatBot.Alerts.Rules;
using GartanChatBot.Alerts.State;
using GartanChatBot.Chats;
using GartanChatBot.Crewing;
using GartanChatBot.Outbox;
using NodaTime;
using NodaTime.Text;

namespace GartanChatBot.Alerts;

/// <summary>
/// Finds the chats whose digest is due: one week ahead daily, two weeks ahead on Sundays. Sent once a day, and only from a trusted rota.
/// </summary>
internal sealed class DigestSchedule(
    AlertRecipients recipients, ChatProgressStore states, AlertRotas rotas, ChatPolicy policy, TimeProvider time)
{
    /// <summary>Wait for unread days before the digest is sent without them: a pass may be running.</summary>
    private static readonly Duration Patience = Duration.FromMinutes(10);

    /// <summary>Returns the due digests and marks them as sent; call it inside a transaction.</summary>
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

    /// <summary>Time since the digest was due; null if it isn't due.</summary>
    private Duration? LateBy(ChatSettings chat, Station station, Instant now)
    {
        var at = station.Clock.InstantOf(station.Clock.DateOf(now) + policy.DigestAt(chat));
        return now < at || now - at > DigestContent.Lateness ? null : now - at;
    }

    private static string? KindOn(ChatSettings chat, LocalDate day) =>
        day.DayOfWeek is IsoDayOfWeek.Sunday && chat.Wants(AlertKinds.SundayDigest) ? MessageKind.Sunday
        : chat.Wants(AlertKinds.DailyDigest) ? MessageKind.Daily
        : null;

    /// <summary>True if there is something to report; null while that is unknown, so that the caller tries again.</summary>
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
