using GartanChatBot.Chat;
using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Alerts.State;

/// <summary>What one chat wants to be told. Flat, because it is stored; whatever is null follows the settings of the bot.</summary>
internal sealed record Subscription
{
    /// <summary>The <see cref="ChatKey"/>.</summary>
    public required string Id { get; init; }

    /// <summary>Codes of the stations; none: all of them.</summary>
    public string[] Stations { get; init; } = [];

    public AlertKinds Kinds { get; init; } = AlertKinds.Shipped;

    /// <summary>How far ahead a shortage may start and still be announced; farther ones stand in the digests only.</summary>
    public Duration? LookAhead { get; init; }

    /// <summary><c>22:00-07:00</c> in the station's time; empty: none.</summary>
    public string? QuietHours { get; init; }

    /// <summary>Id of the role that an announcement calls; nobody is called when there is none.</summary>
    public string? MentionRole { get; init; }

    /// <summary>
    /// In somebody's private chat: the member, as the page has the name, who is told only of what they could close; null: of everything.
    /// </summary>
    public string? OnlyWhere { get; init; }

    /// <summary><c>08:00</c> in the station's time.</summary>
    public string? DigestAt { get; init; }

    /// <summary>A digest comes also when it only says that nothing is short.</summary>
    public bool DigestAlways { get; init; }

    /// <summary>Why nothing can be told there any more; null while it can.</summary>
    public string? DisabledBecause { get; init; }

    /// <summary>A method, because a property would be stored.</summary>
    public Conversation Place() => Conversation.Parse(Id);

    public static Subscription DefaultFor(ChatKey chat) => new() { Id = chat.Value };

    public bool Wants(AlertKinds kind) => (Kinds & kind) != AlertKinds.None;

    public bool IsAbout(StationCode station) => Stations.Length == 0 || Stations.Contains(station.Value, StringComparer.OrdinalIgnoreCase);
}
