using GartanChatBot.Chat;
using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Alerts.State;

/// <summary>Silence that somebody asked for, in one conversation and for one appliance or all. It always ends by itself.</summary>
internal sealed record Mute
{
    public static readonly Duration Longest = Duration.FromDays(7);

    /// <summary>What one of the crew may keep from all the others.</summary>
    public static readonly Duration LongestByCrew = Duration.FromHours(12);

    /// <summary>Conversation and call sign: muting again replaces it.</summary>
    public required string Id { get; init; }

    public required string Conversation { get; init; }

    /// <summary>Null: every appliance.</summary>
    public string? Callsign { get; init; }

    public required Instant Since { get; init; }

    public required Instant Until { get; init; }

    public string? Reason { get; init; }

    /// <summary>Who asked for it, as the chat knows them.</summary>
    public required string By { get; init; }

    /// <summary>Their account, <c>telegram:4711</c>: for telling and erasing what is stored about them.</summary>
    public string? ById { get; init; }

    /// <summary>Codes of the stations for which its end was dealt with.</summary>
    public string[] CaughtUp { get; init; } = [];

    /// <summary>Never longer than <see cref="Longest"/>, whatever was asked.</summary>
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
