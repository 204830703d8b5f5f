using GartanChatBot.Alerts.Rules;
using GartanChatBot.Alerts.State;
using GartanChatBot.Chats;
using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Alerts;

/// <summary>
/// Applies a chat's settings to one station: quiet hours, mutes and catch-up. The chat's own settings override the configured ones.
/// </summary>
internal sealed class ChatPolicy(AlertOptions options)
{
    public ChatView View(Recipient recipient, IReadOnlyList<Mute> ofChat, Station station, Instant now)
    {
        var (chat, progress) = recipient;
        var isQuiet = IsQuiet(chat, station, now);
        var holding = ofChat.Where(mute => mute.Until > now).ToList();
        var code = station.Code.Value;

        return new()
        {
            Settings = chat,
            LookAhead = chat.LookAhead ?? Duration.FromTimeSpan(options.LookAhead),
            RemindEvery = Duration.FromTimeSpan(options.RemindEvery),
            MostReminders = options.MostReminders,
            IsQuiet = isQuiet,
            IsMuted = callsign => holding.Exists(mute => mute.Silences(callsign)),
            CatchUp = !progress.Baselines.Contains(code) ? ChatView.FirstRun
                : isQuiet ? null
                : progress.Quiet.Contains(code) ? ChatView.QuietOver
                : ofChat.Any(mute => mute.Until <= now && !mute.CaughtUp.Contains(code)) ? ChatView.MuteOver
                : null,
        };
    }

    public bool IsQuiet(ChatSettings chat, Station station, Instant now) =>
        QuietHours.TryParse(chat.QuietHours ?? options.QuietHours, out var hours)
        && hours.Holds(station.Clock.LocalOf(now).TimeOfDay);

    public LocalTime DigestAt(ChatSettings chat) =>
        QuietHours.ReadClock(chat.DigestAt) ?? QuietHours.ReadClock(options.DigestAt) ?? LocalTime.Midnight;
}
