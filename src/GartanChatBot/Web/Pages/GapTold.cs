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
    public (bool IsTold, string Words) Of(KnownGap gap, ChatSettings chat, Station station, Instant now, TimeText words)
    {
        var key = ChatKey.Of(chat.Place());
        var known = told.Find(gap.Id, key);
        if (known?.AnnouncedAt is { } at)
            return (true, $"told {words.When(at).Text}{(known.SeenAt is { } seen ? $", seen {words.When(seen).Text}" : "")}");

        var view = policy.View(new(chat, progress.Of(chat.Id)), mutes.Of(key, now), station, now);
        return (false, chat switch
        {
            { DisabledBecause: { } reason } => $"nothing gets there: {reason}",
            _ when !chat.IsAbout(station.Code.Value) => "the chat is about another station",
            { OnlyWhere: not null } => "told only of what that person could close",
            _ when !chat.Kinds.HasFlag(AlertKinds.Announce) => "new shortages are switched off there",
            _ when gap.State is GapState.SeenOnce => "only one reading has shown it so far",
            _ when view.IsMuted(gap.Callsign) => "muted there",
            _ when gap.Start > now + view.LookAhead => $"begins later than the {LengthText.Of(view.LookAhead)} that it looks ahead",
            _ when view.IsQuiet => "quiet hours: it comes in the morning's summary",
            _ => "not told yet",
        });
    }
}
