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

/// <summary>Messages about a station's gaps, and the records of what was sent.</summary>
internal sealed record GapNews(IReadOnlyList<OutboxMessage> Messages)
{
    public IReadOnlyList<GapNotification> Told { get; init; } = [];

    /// <summary>Recipients with their progress after these messages.</summary>
    public IReadOnlyList<Recipient> Recipients { get; init; } = [];

    /// <summary>Mutes that ended and were followed by a catch-up summary.</summary>
    public IReadOnlyList<Mute> CaughtUp { get; init; } = [];

    /// <summary>Mutes that ended long enough ago to be deleted.</summary>
    public IReadOnlyList<Mute> OldMutes { get; init; } = [];
}

/// <summary>Decides for each chat the messages about a station's gaps.</summary>
internal sealed class GapNotifier(GapNotificationStore told, MuteStore mutes, ChatProgressStore progress, ChatPolicy policy)
{
    private static readonly Duration EndedMutesAreKept = Duration.FromDays(1);

    /// <summary>True if at least one chat got its first summary of the station's shortages.</summary>
    public bool HasTold(StationCode station) => progress.All().Values.Any(state => state.Baselines.Contains(station.Value));

    public GapNews Assess(StationRota rota, IReadOnlyList<Recipient> recipients, TrackedGaps tracked, Instant now)
    {
        var toldBefore = tracked.Gaps.Select(gap => gap.Callsign).Distinct(StringComparer.Ordinal).SelectMany(told.Of).ToList();
        var muted = mutes.All().ToLookup(mute => mute.Conversation, StringComparer.Ordinal);

        List<OutboxMessage> messages = [];
        List<GapNotification> toldNow = [];
        List<Recipient> after = [];
        List<Mute> over = [];
        foreach (var recipient in recipients)
        {
            var id = recipient.Chat.Id;
            var view = policy.View(recipient, [.. muted[id]], rota.Station, now);
            var toldHere = toldBefore.Where(each => each.Conversation == id).ToDictionary(each => each.Gap, StringComparer.Ordinal);
            var decision = DeliveryRules.Decide(
                view, Concerning(recipient.Chat, tracked.Gaps, toldHere, rota.Timeline), tracked.Unsure, toldHere, now);

            toldNow.AddRange(decision.Told);
            messages.AddRange(decision.Messages);
            after.Add(recipient with { Progress = After(recipient.Progress, view, rota.Station.Code) });
            over.AddRange(view.IsQuiet ? [] : muted[id].Where(mute => mute.Until <= now));
        }

        var isOld = over.ToLookup(mute => now - mute.Until > EndedMutesAreKept);
        return new(messages)
        {
            Told = toldNow,
            Recipients = after,
            OldMutes = [.. isOld[true]],
            CaughtUp = [.. isOld[false].Where(mute => !mute.CaughtUp.Contains(rota.Station.Code.Value))
                .Select(mute => mute with { CaughtUp = [.. mute.CaughtUp, rota.Station.Code.Value] })],
        };
    }

    public void Save(GapNews news, IEnumerable<KnownGap> gone)
    {
        foreach (var each in news.Told)
            told.Save(each);
        foreach (var mute in news.OldMutes)
            mutes.Delete(mute);
        foreach (var mute in news.CaughtUp)
            mutes.Add(mute);
        told.Forget(gone);
    }

    /// <summary>
    /// Progress after this assessment: the first summary was sent, and quiet hours are noted for the catch-up at their end.
    /// </summary>
    private static ChatProgress After(ChatProgress before, ChatView view, StationCode station)
    {
        var code = station.Value;
        return before.Baselines.Contains(code) && before.Quiet.Contains(code) == view.IsQuiet
            ? before
            : before with
            {
                Baselines = [.. before.Baselines.Union([code])],
                Quiet = [.. view.IsQuiet ? before.Quiet.Union([code]) : before.Quiet.Except([code])],
            };
    }

    /// <summary>
    /// Gaps that concern the chat. One that was announced there is followed to its end, even if the member can no longer close it.
    /// </summary>
    private static IEnumerable<KnownGap> Concerning(
        ChatSettings chat, IReadOnlyList<KnownGap> gaps, Dictionary<string, GapNotification> told, CrewingTimeline timeline) =>
        chat.OnlyWhere is not { } member
            ? gaps
            : gaps.Where(gap =>
                told.GetValueOrDefault(gap.Id)?.AnnouncedAt is not null || (gap.Stands && GapCure.CouldBeClosedBy(member, timeline, gap)));
}
