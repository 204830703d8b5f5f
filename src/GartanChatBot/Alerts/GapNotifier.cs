using GartanChatBot.Alerts.Messages;
using GartanChatBot.Alerts.Rules;
using GartanChatBot.Alerts.State;
using GartanChatBot.Chats;
using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Timeline;
using GartanChatBot.Outbox;
using GartanChatBot.Rota;
using NodaTime;

namespace GartanChatBot.Alerts;

/// <summary>Decides for each chat what is said of a station's gaps, and remembers what was.</summary>
internal sealed class GapNotifier(GapNotificationStore told, MuteStore mutes, ChatProgressStore states, SilencePolicy silence)
{
    /// <summary>Some chat has been told what was short at the station when it began to be told.</summary>
    public bool HasTold(StationCode station) => states.All().Values.Any(state => state.Baselines.Contains(station.Value));

    public void Forget(IReadOnlyList<KnownGap> gone) => told.Forget(gone);

    /// <summary>What is to be said in each chat; that it was said is stored.</summary>
    public IReadOnlyList<OutboxMessage> Tell(StationRota rota, IReadOnlyList<ChatSettings> chats, TrackedGaps tracked, Instant now)
    {
        var (gaps, unsure, _) = tracked;
        List<OutboxMessage> messages = [];
        var station = rota.Station;
        var toldBefore = gaps.Select(gap => gap.Callsign).Distinct(StringComparer.Ordinal).SelectMany(told.Of).ToList();
        var muted = mutes.All();

        foreach (var chat in chats)
        {
            var state = states.Of(chat.Id);
            var ofChat = muted.Where(mute => mute.Conversation == chat.Id).ToList();
            var view = silence.View(chat, state, ofChat, station, now);
            var toldHere = toldBefore
                .Where(each => each.Conversation == chat.Id)
                .ToDictionary(each => each.Gap, StringComparer.Ordinal);
            var decision = DeliveryRules.Decide(view, Concerning(chat, gaps, toldHere, rota.Timeline), unsure, toldHere, now);

            foreach (var each in decision.Told)
                told.Save(each);
            messages.AddRange(decision.Messages);
            silence.Done(view, state, ofChat, station, now);
        }

        return messages;
    }

    /// <summary>What was told there is followed to its end, whoever could close it by then.</summary>
    private static IEnumerable<KnownGap> Concerning(
        ChatSettings chat, IReadOnlyList<KnownGap> gaps, Dictionary<string, GapNotification> told, CrewingTimeline timeline) =>
        chat.OnlyWhere is not { } member
            ? gaps
            : gaps.Where(gap =>
                told.GetValueOrDefault(gap.Id)?.AnnouncedAt is not null || (gap.Stands && GapCure.CouldBeClosedBy(member, timeline, gap)));
}
