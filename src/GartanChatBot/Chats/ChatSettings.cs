using GartanChatBot.Chat;
using NodaTime;

namespace GartanChatBot.Chats;

/// <summary>
/// A conversation that we know: what was decided about it, how it is answered, and what it is told unasked. Flat, because it is stored.
/// </summary>
internal sealed record ChatSettings
{
    /// <summary><c>telegram:-4711</c>; topics share what is known of their chat.</summary>
    public required string Id { get; init; }

    /// <summary>As the platform calls it, made harmless.</summary>
    public string Title { get; init; } = "";

    public bool IsPrivate { get; init; }

    public ChatState State { get; init; }

    /// <summary>When an administrator was asked to let it in.</summary>
    public Instant? AskedAt { get; init; }

    /// <summary>When it was last told that it is not let in.</summary>
    public Instant? TurnedAwayAt { get; init; }

    /// <summary>Id of the administrator; null when nobody has.</summary>
    public string? ApprovedBy { get; init; }

    public Instant? ApprovedAt { get; init; }

    /// <summary>Code of the station that it is about; null: all of them.</summary>
    public string? Station { get; init; }

    public NameStyle Names { get; init; } = NameStyle.Short;

    public bool ShowRanks { get; init; } = true;

    /// <summary>Alerts name those who could close a gap. Off until the chat has said by /names that it wants names.</summary>
    public bool NamesInAlerts { get; init; }

    public AlertKinds Kinds { get; init; } = AlertKinds.Shipped;

    /// <summary>
    /// How far ahead a shortage may start and still be announced, farther ones stand in the digests only; null: as the bot is configured.
    /// </summary>
    public Duration? LookAhead { get; init; }

    /// <summary><c>22:00-07:00</c> in the station's time; empty: none; null: as the bot is configured.</summary>
    public string? QuietHours { get; init; }

    /// <summary>Id of the role that an announcement calls; nobody is called when there is none.</summary>
    public string? MentionRole { get; init; }

    /// <summary>
    /// In somebody's private chat: the member, as the page has the name, who is told only of what they could close; null: of everything.
    /// </summary>
    public string? OnlyWhere { get; init; }

    /// <summary><c>08:00</c> in the station's time; null: as the bot is configured.</summary>
    public string? DigestAt { get; init; }

    /// <summary>A digest comes also when it only says that nothing is short.</summary>
    public bool DigestAlways { get; init; }

    /// <summary>Why nothing can be told there any more; null while it can.</summary>
    public string? DisabledBecause { get; init; }

    /// <summary>Whether somebody set here what is told; a method, because a property would be stored.</summary>
    public bool HasAlertSettings() => this != WithAlertsOf(new() { Id = Id, DisabledBecause = DisabledBecause });

    /// <summary>What it is told, and nothing else that is known of it.</summary>
    public ChatSettings AlertsOnly() => new ChatSettings { Id = Id, IsPrivate = IsPrivate }.WithAlertsOf(this);

    public ChatSettings WithAlertsOf(ChatSettings other) => this with
    {
        Kinds = other.Kinds,
        LookAhead = other.LookAhead,
        QuietHours = other.QuietHours,
        MentionRole = other.MentionRole,
        OnlyWhere = other.OnlyWhere,
        DigestAt = other.DigestAt,
        DigestAlways = other.DigestAlways,
        DisabledBecause = other.DisabledBecause,
    };

    public bool Wants(AlertKinds kind) => (Kinds & kind) != AlertKinds.None;

    public bool IsAbout(string station) => Station is null || string.Equals(Station, station, StringComparison.OrdinalIgnoreCase);

    /// <summary>Name for administrators: the title, or the id of one that has none.</summary>
    public string Described() => Title.Length > 0 ? $"{Title} ({Id})" : Id;

    public Conversation Place() => Conversation.Parse(Id) with { IsPrivate = IsPrivate };
}
