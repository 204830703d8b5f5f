using GartanChatBot.Alerts.State;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chats;
using GartanChatBot.Stations;
using GartanChatBot.Wording;

namespace GartanChatBot.PinnedBoards;

/// <summary>Lists a chat's mutes on its board, so that the people who get no alerts can see why.</summary>
internal sealed class MuteSection(MuteStore mutes, ChatDirectory chats, StationCatalogue stations, TimeProvider time)
{
    public IReadOnlyList<IReadOnlyList<TextRun>> Of(Conversation conversation)
    {
        var now = time.GetCurrentInstant();
        var station = chats.Find(conversation)?.Station is { } code ? stations.FindStation(code) : stations.Default;
        if ((station ?? (stations.All is [var first, ..] ? first : null)) is not { } local)
            return [];

        var words = new TimeText(local.Zone, local.Clock.DateOf(now));
        return
        [
            .. mutes
                .Of(conversation, now)
                .Select(mute =>
                    (IReadOnlyList<TextRun>)[$"🔕 {mute.Callsign ?? "All"} shortages muted until ", words.When(mute.Until), "."]),
        ];
    }
}
