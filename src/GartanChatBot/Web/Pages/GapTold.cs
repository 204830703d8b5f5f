using GartanChatBot.Alerts;
using GartanChatBot.Alerts.State;
using GartanChatBot.Chat;
using GartanChatBot.Chats;
using GartanChatBot.Crewing;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Web.Pages;

/// <summary>Determines whether a chat was alerted to a gap and, if not, the first reason that applies.</summary>
internal sealed class GapTold(GapNotificationStore told, MuteStore mutes, ChatProgressStore progress, ChatPolicy policy)
{
    /// <param name="gap">An open gap.</param>
    /// <param name="chat">A chat that may want it.</param>
    /// <param name="station">The gap's station.</param>
    /// <param name="now">The time of the request.</param>
    /// <param name="words">How times are said.</param>
    /// <param name="isNamed">False hides a chat service's own words, which may name a person or an account.</param>
    public (bool IsTold, string Words) Of(
        KnownGap gap, ChatSettings chat, Station station, Instant now, TimeText words, bool isNamed)
    {
        var key = ChatKey.Of(chat.Place());
        var known = told.Find(gap.Id, key);
        if (known?.AnnouncedAt is { } at)
            return (true, $"alerted {words.When(at).Text}{(known.SeenAt is { } seen ? $", seen {words.When(seen).Text}" : "")}");

        var view = policy.View(new(chat, progress.Of(chat.Id)), mutes.Of(key, now), station, now);
        return (false, chat switch
        {
            { DisabledBecause: { } reason } => isNamed ? $"can't be delivered: {reason}" : "can't be delivered",
            _ when !chat.IsAbout(station.Code.Value) => "the chat is for another station",
            { OnlyWhere: not null } => "only gaps this person could close",
            _ when !chat.Kinds.HasFlag(AlertKinds.Announce) => "new-shortage alerts are off in this chat",
            _ when gap.State is GapState.SeenOnce => "seen in only one reading so far",
            _ when view.IsMuted(gap.Callsign) => "muted in this chat",
            _ when gap.Start > now + view.LookAhead => $"starts beyond the chat's look-ahead of {LengthText.Of(view.LookAhead)}",
            _ when view.IsQuiet => "quiet hours: it will be in the morning summary",
            _ => "not alerted yet",
        });
    }
}
