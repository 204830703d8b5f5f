using GartanChatBot.Chat;
using NodaTime;

namespace GartanChatBot.Chats;

/// <summary>A known conversation: approval, answer settings and alert settings. Flat, because it is stored.</summary>
internal sealed record ChatSettings
{
    /// <summary><c>telegram:-4711</c>; topics share the settings of their chat.</summary>
    public required string Id { get; init; }

    /// <summary>The chat's title on its platform, sanitized.</summary>
    public string Title { get; init; } = "";

    public bool IsPrivate { get; init; }

    public ChatState State { get; init; }

    /// <summary>Time when administrators were asked to approve it.</summary>
    public Instant? AskedAt { get; init; }

    /// <summary>Time of the last reply that it is not approved.</summary>
    public Instant? TurnedAwayAt { get; init; }

    /// <summary>Id of the administrator who approved it; null if none did.</summary>
    public string? ApprovedBy { get; init; }

    public Instant? ApprovedAt { get; init; }

    /// <summary>Code of the chat's station; null for all stations.</summary>
    public string? Station { get; init; }

    public NameStyle Names { get; init; } = NameStyle.Short;

    public bool ShowRanks { get; init; } = true;

    /// <summary>True if alerts name the people who could close a gap. Off until the chat enables names with /names.</summary>
    public bool NamesInAlerts { get; init; }

    public AlertKinds Kinds { get; init; } = AlertKinds.Shipped;

    /// <summary>Look-ahead for announcing a shortage; later ones appear in digests only. Null for the configured default.</summary>
    public Duration? LookAhead { get; init; }

    /// <summary><c>22:00-07:00</c> in station time; empty for none, null for the configured default.</summary>
    public string? QuietHours { get; init; }

    /// <summary>Id of the role that an announcement mentions; null for none.</summary>
    public string? MentionRole { get; init; }

    /// <summary>
    /// In a private chat: crew member, named as on the Gartan page, who gets only the alerts for gaps they could close. Null for all
    /// alerts.
    /// </summary>
    public string? OnlyWhere { get; init; }

    /// <summary><c>08:00</c> in station time; null for the configured default.</summary>
    public string? DigestAt { get; init; }

    /// <summary>True if a digest is posted even if nothing is short.</summary>
    public bool DigestAlways { get; init; }

    /// <summary>Reason why the bot can no longer post there; null while it can.</summary>
    public string? DisabledBecause { get; init; }

    /// <summary>True if alert settings were changed in this chat. A method, because a property would be stored.</summary>
    public bool HasAlertSettings() => this != WithAlertsOf(new() { Id = Id, DisabledBecause = DisabledBecause });

    /// <summary>Copy with the alert settings only.</summary>
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

    /// <summary>Display name for administrators: the title and id, or the id alone.</summary>
    public string Described() => Title.Length > 0 ? $"{Title} ({Id})" : Id;

    public Conversation Place() => Conversation.Parse(Id) with { IsPrivate = IsPrivate };
}
