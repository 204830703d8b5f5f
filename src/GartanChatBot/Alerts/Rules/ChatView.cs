using GartanChatBot.Alerts.State;
using GartanChatBot.Chats;
using GartanChatBot.Outbox;
using NodaTime;

namespace GartanChatBot.Alerts.Rules;

/// <summary>One conversation at the time of a decision.</summary>
internal sealed record ChatView
{
    public required ChatSettings Settings { get; init; }

    public required Duration LookAhead { get; init; }

    public required Duration RemindEvery { get; init; }

    public required int MostReminders { get; init; }

    /// <summary>True in quiet hours: messages wait if they can; the others are silent.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>True if the appliance is muted in this chat.</summary>
    public Func<string, bool> IsMuted { get; init; } = _ => false;

    /// <summary>
    /// Reason for one summary of everything new: <see cref="FirstRun"/>, <see cref="QuietOver"/> or <see cref="MuteOver"/>; null normally.
    /// </summary>
    public string? CatchUp { get; init; }

    public const string FirstRun = "first run";
    public const string QuietOver = "quiet hours over";
    public const string MuteOver = "mute over";

    public string Id => Settings.Id;
}

/// <summary>Messages to send now, and the records of what was sent.</summary>
internal sealed record ChatNotifications(IReadOnlyList<GapNotification> Told, IReadOnlyList<OutboxMessage> Messages);
