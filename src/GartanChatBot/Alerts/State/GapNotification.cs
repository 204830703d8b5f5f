using System.Globalization;
using GartanChatBot.Outbox;
using NodaTime;

namespace GartanChatBot.Alerts.State;

/// <summary>Record of the notifications about one gap in one conversation, and of who has seen it. Flat, because it is stored.</summary>
internal sealed record GapNotification
{
    /// <summary>Combination of gap and conversation.</summary>
    public required string Id { get; init; }

    public required string Gap { get; init; }

    public required string Conversation { get; init; }

    public required string Callsign { get; init; }

    /// <summary>Time of the first message about it, of any kind; null if there was none.</summary>
    public Instant? AnnouncedAt { get; init; }

    /// <summary>Outbox id of the first message about it; later ones reply to it.</summary>
    public string? Anchor { get; init; }

    /// <summary>
    /// True if that message is about this gap only and is edited when the gap changes; false for a summary or the message of the original
    /// gap.
    /// </summary>
    public bool IsOwn { get; init; }

    /// <summary>True if the gap changes too often: changes only edit the rolling message.</summary>
    public bool Rolling { get; init; }

    /// <summary>Start of the gap in the last message about it, without edits.</summary>
    public Instant ToldStart { get; init; }

    public Instant ToldEnd { get; init; }

    public string[] ToldUnmet { get; init; } = [];

    /// <summary>State that the message shows now, including edits.</summary>
    public string Shown { get; init; } = "";

    /// <summary>True if it was only reported silently in quiet hours and not in a catch-up yet.</summary>
    public bool OnlySilently { get; init; }

    public Instant? SoonAt { get; init; }

    public Instant? NowOffAt { get; init; }

    public Instant? ClosedAt { get; init; }

    /// <summary>Number of "worse" messages.</summary>
    public int Worse { get; init; }

    public int Reminders { get; init; }

    public Instant? LastReminder { get; init; }

    public string? SeenBy { get; init; }

    /// <summary>Account of that person, <c>telegram:4711</c>, for data requests and erasure.</summary>
    public string? SeenById { get; init; }

    public Instant? SeenAt { get; init; }

    /// <summary>Returns the edit that updates the message showing this gap; null if there is no such message.</summary>
    public OutboxMessage? EditOfMessage(string station, Instant now) => Anchor is { } anchor && (IsOwn || Rolling)
        ? new()
        {
            Id = OutboxMessage.IdOf(anchor, MessageKind.Edit, Conversation),
            Conversation = Conversation,
            Kind = MessageKind.Edit,
            Gaps = [Gap],
            Station = station,
            Callsign = Callsign,
            Anchor = anchor,
            QueuedAt = now,
            Due = now,
        }
        : null;

    /// <summary>
    /// State that a message about the gap shows; an edit is due when it differs from <see cref="Shown"/>. Contains no names, because it is
    /// stored.
    /// </summary>
    public string LookOf(KnownGap gap) => string.Create(
        CultureInfo.InvariantCulture,
        $"{gap.State} {gap.Start.ToUnixTimeSeconds()} {gap.End.ToUnixTimeSeconds()} {string.Join(',', gap.Unmet)} "
            + $"{SeenAt?.ToUnixTimeSeconds()}");

    public static string IdOf(string gap, string conversation) => $"{gap}|{conversation}";

    public static GapNotification NothingOf(KnownGap gap, string conversation) => new()
    {
        Id = IdOf(gap.Id, conversation),
        Gap = gap.Id,
        Conversation = conversation,
        Callsign = gap.Callsign,
    };
}
