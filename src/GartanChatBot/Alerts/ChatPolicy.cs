using GartanChatBot.Alerts.Rules;
using GartanChatBot.Alerts.State;
using GartanChatBot.Chats;
using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Alerts;

/// <summary>How a conversation stands to one station: quiet, muted, or about to be caught up.</summary>
internal sealed class SilencePolicy(MuteStore mutes, ChatProgressStore states, AlertOptions options)
{
    public ChatView View(ChatSettings chat, ChatProgress state, IReadOnlyList<Mute> ofChat, Station station, Instant now)
    {
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
            CatchUp = !state.Baselines.Contains(code) ? ChatView.FirstRun
                : isQuiet ? null
                : state.Quiet.Contains(code) ? ChatView.QuietOver
                : ofChat.Any(mute => mute.Until <= now && !mute.CaughtUp.Contains(code)) ? ChatView.MuteOver
                : null,
        };
    }

    /// <summary>Saves the chat's progress after a decision, and only what has changed.</summary>
    public void Done(ChatView view, ChatProgress state, IReadOnlyList<Mute> ofChat, Station station, Instant now)
    {
        var code = station.Code.Value;
        if (!state.Baselines.Contains(code) || state.Quiet.Contains(code) != view.IsQuiet)
        {
            states.Save(state with
            {
                Baselines = [.. state.Baselines.Union([code])],
                Quiet = [.. view.IsQuiet ? state.Quiet.Union([code]) : state.Quiet.Except([code])],
            });
        }

        foreach (var mute in view.IsQuiet ? [] : ofChat.Where(mute => mute.Until <= now))
        {
            if (now - mute.Until > Duration.FromDays(1))
                mutes.Delete(mute);
            else if (!mute.CaughtUp.Contains(code))
                mutes.Add(mute with { CaughtUp = [.. mute.CaughtUp, code] });
        }
    }

    public bool IsQuiet(ChatSettings chat, Station station, Instant now) =>
        QuietHours.TryParse(chat.QuietHours ?? options.QuietHours, out var hours)
        && hours.Holds(station.Clock.LocalOf(now).TimeOfDay);
}
