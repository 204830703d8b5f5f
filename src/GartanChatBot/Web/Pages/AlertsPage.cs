using GartanChatBot.Alerts;
using GartanChatBot.Alerts.State;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chats;
using GartanChatBot.Commands.Alerting;
using GartanChatBot.Crewing;
using GartanChatBot.Outbox;
using GartanChatBot.Rota;
using GartanChatBot.Stations;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Web.Pages;

/// <summary>The alerts page: current gaps for each chat, with the reason when not alerted; mutes; messages of the last 14 days.</summary>
internal sealed class AlertsPage(
    StationCatalogue stations, RotaQueries queries, ShortageStore gaps, MuteStore mutes, OutboxStore outbox, ChatDirectory chats,
    AlertRecipients recipients, AlertTiming timing, GapTold why, TimeProvider time)
{
    private const int MaxMessages = 200;

    private static readonly Duration LookedBack = Duration.FromDays(14);

    /// <param name="isNamed">Whether chat names and failure details are shown, which not every viewer of the board may see.</param>
    public TablesAnswer Of(bool isNamed)
    {
        var now = time.GetCurrentInstant();
        return new(
            now.ToDateTimeOffset(),
            [StandingAt(now, recipients.All(), isNamed), MutesAt(now, isNamed), MessagesAt(now, isNamed)]);
    }

    private TableAnswer StandingAt(Instant now, IReadOnlyList<ChatSettings> all, bool isNamed)
    {
        List<RowAnswer> rows = [];
        foreach (var station in stations.All)
        {
            var rota = queries.Rota(station.Code, asOf: null);
            var words = new TimeText(station.Zone, rota.Today);
            var text = new GapText(rota, namesPump: false, words: words);
            foreach (var gap in gaps.Of(station.Code).Where(gap => !gap.IsClosed).OrderBy(gap => gap.Start))
            {
                var range = TextRun.PlainText(text.Range(Callsign.Parse(gap.Callsign), gap.Interval));
                foreach (var chat in all)
                {
                    var (isTold, said) = why.Of(gap, chat, station, now, words, isNamed);
                    rows.Add(new(isTold ? "on" : "unknown", [gap.Callsign, range, NameOf(chat.Id, isNamed), said]));
                }
            }
        }

        return new(
            "Current shortages", ["Pump", "When", "Chat", "Alerted, or why not"], rows,
            timing.IsGrace ? "The bot has just started: no alerts sent yet."
            : all.Count == 0 ? "No approved chat."
            : rows.Count == 0 ? "None known." : null);
    }

    private TableAnswer MutesAt(Instant now, bool isNamed)
    {
        List<RowAnswer> rows =
        [
            .. mutes.All().Where(mute => mute.Until > now).OrderBy(mute => mute.Until).Select(mute => RowAnswer.Of(
                ListText.Capital(MuteText.What(mute.Callsign)), NameOf(mute.Conversation, isNamed),
                WordsAt(now).When(mute.Since).Text, WordsAt(now).When(mute.Until).Text)),
        ];
        return new("Mutes", ["What", "Chat", "Since", "Until"], rows, rows.Count == 0 ? "Nothing is muted." : null);
    }

    private TableAnswer MessagesAt(Instant now, bool isNamed)
    {
        var words = WordsAt(now);
        var known = gaps.All().ToDictionary(gap => gap.Id, StringComparer.Ordinal);
        List<RowAnswer> rows =
        [
            .. outbox.Since(now - LookedBack).Take(MaxMessages).Select(message => RowOf(message, words, known, isNamed)),
        ];
        return new(
            "Messages of the last 14 days", ["Queued", "What", "Pump", "About", "Chat", "Result"], rows,
            rows.Count == 0 ? "None." : null);
    }

    private RowAnswer RowOf(OutboxMessage message, TimeText words, IReadOnlyDictionary<string, KnownGap> known, bool isNamed)
    {
        var about = message.Gaps.Select(id => known.GetValueOrDefault(id)).OfType<KnownGap>().ToList();
        string[] cells =
        [
            words.When(message.QueuedAt).Text,
            KindWords.Of(message.Kind),
            message.Callsign ?? message.Station ?? "",
            about is [] ? "" : TextRun.PlainText(words.Ranges(about.Select(gap => gap.Interval))),
            NameOf(message.Conversation, isNamed),
            BecameOf(message, words, isNamed),
        ];
        return message is { SettledAt: not null, IsDelivered: false } or { Due: not null, Attempts: > 0 }
            ? RowAnswer.Bad(cells)
            : RowAnswer.Of(cells);
    }

    private static string BecameOf(OutboxMessage message, TimeText words, bool isNamed) => message switch
    {
        { IsDelivered: true, SettledAt: { } at } => $"delivered {words.When(at).Text}{(message.Silent ? ", silently" : "")}",
        { SettledAt: { } at } => $"not delivered ({words.When(at).Text}){(isNamed && message.Outcome is { } why ? $": {why}" : "")}",
        { Due: { } due, Attempts: > 0 } =>
            $"tried {message.Attempts}×, next try {words.When(due).Text}{(isNamed && message.Outcome is { } why ? $": {why}" : "")}",
        { Due: { } due } => $"due {words.When(due).Text}",
        _ => "",
    };

    /// <summary>A private chat's title is a person's name, so it is never shown.</summary>
    private string NameOf(string conversation, bool isNamed)
    {
        var place = Conversation.Parse(conversation);
        return isNamed && chats.Find(place) is { IsPrivate: false, Title: { Length: > 0 } title } ? title : $"a {place.Platform} chat";
    }

    private TimeText WordsAt(Instant now)
    {
        var zone = stations.All is [var first, ..] ? first.Zone : DateTimeZone.Utc;
        return new(zone, now.InZone(zone).Date);
    }
}
