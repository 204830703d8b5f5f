using System.Globalization;
using GartanChatBot.Alerts.State;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chats;
using GartanChatBot.Crewing;
using GartanChatBot.Outbox;
using GartanChatBot.Stations;
using NodaTime;

namespace GartanChatBot.Alerts;

/// <summary>
/// Updates the stored alert data of a station when its code or time zone changes, or when it is removed from the settings.
/// </summary>
internal sealed class AlertStations(
    ShortageStore gaps,
    GapNotificationStore told,
    ChatProgressStore states,
    StationContactStore contacts,
    MuteStore mutes,
    OutboxStore outbox,
    ChatDirectory chats,
    StationCatalogue stations)
{
    private const int MaxButtons = 5;

    /// <summary>Moves the data to the new code. Notifications under the old code count as sent, so nothing is announced again.</summary>
    public void Renamed(StationCode from, StationCode to)
    {
        var old = gaps.Of(from);
        gaps.Replace(old, [.. old.Select(gap => gap with { Station = to.Value })]);
        foreach (var mute in mutes.All().Where(mute => mute.CaughtUp.Contains(from.Value)))
            mutes.Add(mute with { CaughtUp = Renamed(mute.CaughtUp, from, to) });
        foreach (var message in outbox.Waiting().Where(message => message.Station == from.Value))
            outbox.Save(message with { Station = to.Value });

        if (contacts.Of(from) is { LostAt: not null } lost)
            contacts.Save(lost with { Id = to.Value });
        contacts.Forget(from);
        states.Replace(from, to);
    }

    /// <summary>
    /// Moves gaps and their notifications to the new time zone. Pages show wall-clock time, so a gap from 18:00 starts at 18:00 in the new
    /// zone, and notifications about it stay valid.
    /// </summary>
    public void Rezoned(StationCode station, DateTimeZone from, StationClock to, Instant now)
    {
        var old = gaps.Of(station).Where(gap => !gap.IsClosed).ToList();
        foreach (
            var known in old.Select(gap => gap.Callsign)
                .Distinct(StringComparer.Ordinal)
                .SelectMany(told.Of)
                .Where(known => old.Exists(gap => gap.Id == known.Gap)))
            told.Save(known with { ToldStart = Moved(known.ToldStart), ToldEnd = Moved(known.ToldEnd) });

        gaps.Replace(old, [.. old.Select(gap => gap with
        {
            Start = Moved(gap.Start),
            End = Moved(gap.End),
            State = gap.State is GapState.Active && Moved(gap.Start) > now ? GapState.Open : gap.State,
        })]);

        Instant Moved(Instant at) => to.InstantOf(at.InZone(from).LocalDateTime);
    }

    /// <summary>Notifies the station's chats once, and edits the messages of its open gaps, so that no outdated verdict remains.</summary>
    public void Left(StationCode station, Instant now)
    {
        var open = gaps.Of(station).Where(gap => !gap.IsClosed).ToList();
        var toldOf = open.Select(gap => gap.Callsign).Distinct(StringComparer.Ordinal).SelectMany(told.Of)
            .Where(known => known is { AnnouncedAt: not null, ClosedAt: null } && open.Exists(gap => gap.Id == known.Gap))
            .ToList();

        outbox.Add(toldOf.Select(known => known.EditOfMessage(station.Value, now)).OfType<OutboxMessage>());
        outbox.Add(ChatsOf(station, toldOf).Select(chat => Notice(chat, station, now)));

        foreach (var known in toldOf)
            told.Save(known with { ClosedAt = now });
        gaps.Replace(open, [.. open.Select(gap => gap with { State = GapState.Ended, ClosedAt = now })]);
        contacts.Forget(station);
        states.Replace(station, to: null);
    }

    /// <summary>Approved chats that chose the station, or that were notified of a gap that is still open.</summary>
    private IEnumerable<string> ChatsOf(StationCode station, IReadOnlyList<GapNotification> toldOf) =>
        chats
            .ApprovedChats.Where(chat =>
                (chat.Station is not null && chat.IsAbout(station.Value)) || toldOf.Any(known => known.Conversation == chat.Id))
            .Select(chat => chat.Id);

    private OutboxMessage Notice(string chat, StationCode station, Instant now) =>
        new()
        {
            Id = OutboxMessage.IdOf(
                string.Create(CultureInfo.InvariantCulture, $"left@{station}@{now.ToUnixTimeTicks()}"), MessageKind.Notice, chat),
            Conversation = chat,
            Kind = MessageKind.Notice,
            Text =
                $"I no longer read {station}: it was removed from my settings. Its alerts and boards end here; "
                    + "earlier messages about it are no longer updated.",
            Buttons =
            [
                .. stations
                    .All.Take(MaxButtons)
                    .SelectMany(other => Button(new($"Follow {other.Code}", $"/setup {other.Code}") { KeepsMessage = true })),
            ],
            QueuedAt = now,
            Due = now,
        };

    private static string[] Button(ReplyButton button) => [button.Label, button.Id];

    private static string[] Renamed(string[] codes, StationCode from, StationCode to) =>
        [
            .. codes
                .Select(code => string.Equals(code, from.Value, StringComparison.OrdinalIgnoreCase) ? to.Value : code)
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];
}
