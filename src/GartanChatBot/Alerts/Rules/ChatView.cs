using GartanChatBot.Alerts.State;
using GartanChatBot.Chats;
using GartanChatBot.Outbox;
using NodaTime;

namespace GartanChatBot.Alerts.Rules;

/// <summary>One conversation at the moment of a decision.</summary>
internal sealed record ChatView
{
    public required ChatSettings Settings { get; init; }

    public required Duration LookAhead { get; init; }

    public required Duration RemindEvery { get; init; }

    public required int MostReminders { get; init; }

    /// <summary>Quiet hours: what may wait waits, the rest makes no sound.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>Whether somebody muted the appliance here.</summary>
    public Func<string, bool> IsMuted { get; init; } = _ => false;

    /// <summary>
    /// Why all that is new comes in one post: <see cref="FirstRun"/>, <see cref="QuietOver"/>, <see cref="MuteOver"/>; null on an ordinary
    /// day.
    /// </summary>
    public string? CatchUp { get; init; }

    public const string FirstRun = "first run";
    public const string QuietOver = "quiet hours over";
    public const string MuteOver = "mute over";

    public string Id => Settings.Id;
}

/// <summary>What is told now, and what is remembered of it.</summary>
internal sealed record ChatNotifications(IReadOnlyList<GapNotification> Told, IReadOnlyList<OutboxMessage> Messages);
