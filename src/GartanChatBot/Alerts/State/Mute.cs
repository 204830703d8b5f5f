using GartanChatBot.Chat;
using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Alerts.State;

/// <summary>A mute in one conversation, for one appliance or all. It always ends by itself.</summary>
internal sealed record Mute
{
    public static readonly Duration Longest = Duration.FromDays(7);

    /// <summary>Maximum for a crew member's mute, because it silences alerts for everyone in the chat.</summary>
    public static readonly Duration LongestByCrew = Duration.FromHours(12);

    /// <summary>Conversation and call sign: a new mute replaces it.</summary>
    public required string Id { get; init; }

    public required string Conversation { get; init; }

    /// <summary>Call sign; null for every appliance.</summary>
    public string? Callsign { get; init; }

    public required Instant Since { get; init; }

    public required Instant Until { get; init; }

    public string? Reason { get; init; }

    /// <summary>Name of the person who muted, as shown in the chat.</summary>
    public required string By { get; init; }

    /// <summary>Account of that person, <c>telegram:4711</c>, for data requests and erasure.</summary>
    public string? ById { get; init; }

    /// <summary>Codes of the stations for which the end of the mute was handled.</summary>
    public string[] CaughtUp { get; init; } = [];

    /// <summary>Creates a mute, shortened to <see cref="Longest"/>.</summary>
    public static Mute Of(ChatKey chat, Callsign? callsign, Instant since, Instant until, string by, string? reason) => new()
    {
        Id = IdOf(chat, callsign),
        Conversation = chat.Value,
        Callsign = callsign?.Value,
        Since = since,
        Until = Instant.Min(until, since + Longest),
        By = by,
        Reason = reason,
    };

    public static string IdOf(ChatKey chat, Callsign? callsign) => $"{chat}|{callsign?.Value}";

    public bool Silences(string callsign) => Callsign is null || Callsign == callsign;
}
