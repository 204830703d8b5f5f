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
/// What becomes of everything that alerts keep of a station when its code or its clock changes, or when it is no longer read.
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
    private const int MostButtons = 5;

    /// <summary>Nothing is told anew: what was told of the old code was told of this station.</summary>
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
    /// The pages speak of wall time: a gap from 18:00 on is one from 18:00 on by the new clock, and what was told of it was told of that.
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

    /// <summary>
    /// Its chats are told so once, and the messages about gaps that are open say so in place of a verdict that nobody keeps true.
    /// </summary>
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

    /// <summary>Chats that are let in and chose it, or were told of something there that is still open.</summary>
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
                $"I no longer read {station}: it was taken out of my settings. Its alerts and boards end here; "
                    + "what I said of it last is no longer updated.",
            Buttons =
            [
                .. stations
                    .All.Take(MostButtons)
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
