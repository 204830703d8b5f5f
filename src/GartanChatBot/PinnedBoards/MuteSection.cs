using GartanChatBot.Alerts.State;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chats;
using GartanChatBot.Stations;
using GartanChatBot.Wording;

namespace GartanChatBot.PinnedBoards;

/// <summary>Silence must be seen by those whom it keeps from hearing: what is muted in a chat stands on its board.</summary>
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
