using System.Globalization;
using GartanChatBot.Outbox;
using NodaTime;

namespace GartanChatBot.Alerts.State;

/// <summary>What one conversation was told of one gap, and who there has seen it. Flat, because it is stored.</summary>
internal sealed record GapNotification
{
    /// <summary>Gap and conversation.</summary>
    public required string Id { get; init; }

    public required string Gap { get; init; }

    public required string Conversation { get; init; }

    public required string Callsign { get; init; }

    /// <summary>When it was first told, in whatever form; null while it was not.</summary>
    public Instant? AnnouncedAt { get; init; }

    /// <summary>Id in the outbox of the message that first told it: later ones answer to it.</summary>
    public string? Anchor { get; init; }

    /// <summary>
    /// That message speaks of this gap alone, so it is edited as the gap changes; a summary or the message of the whole is not.
    /// </summary>
    public bool IsOwn { get; init; }

    /// <summary>Too much to and fro: changes only edit the rolling message.</summary>
    public bool Rolling { get; init; }

    /// <summary>As it was when a message last said so; edits do not count.</summary>
    public Instant ToldStart { get; init; }

    public Instant ToldEnd { get; init; }

    public string[] ToldUnmet { get; init; } = [];

    /// <summary>What the message shows by now, edits included.</summary>
    public string Shown { get; init; } = "";

    /// <summary>It came without a sound in quiet hours, and the catch-up has not mentioned it yet.</summary>
    public bool OnlySilently { get; init; }

    public Instant? SoonAt { get; init; }

    public Instant? NowOffAt { get; init; }

    public Instant? ClosedAt { get; init; }

    /// <summary>How often it was told to be worse.</summary>
    public int Worse { get; init; }

    public int Reminders { get; init; }

    public Instant? LastReminder { get; init; }

    public string? SeenBy { get; init; }

    /// <summary>Their account, <c>telegram:4711</c>: for telling and erasing what is stored about them.</summary>
    public string? SeenById { get; init; }

    public Instant? SeenAt { get; init; }

    /// <summary>The message that shows this gap, and changes with it, as it is to be shown now; null where none does.</summary>
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
    /// What a message about the gap shows; an edit is due when it is no longer <see cref="Shown"/>. Names nobody, because it is stored.
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
