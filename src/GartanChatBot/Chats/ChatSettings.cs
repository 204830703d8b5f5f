using GartanChatBot.Chat;
using NodaTime;

namespace GartanChatBot.Chats;

/// <summary>A conversation that we know, and its own settings. Flat, because it is stored.</summary>
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

    public string? Station { get; init; }

    public NameStyle Names { get; init; } = NameStyle.Short;

    public bool ShowRanks { get; init; } = true;

    /// <summary>Alerts name those who could close a gap. Off until the chat has said by /names that it wants names.</summary>
    public bool NamesInAlerts { get; init; }

    /// <summary>Name for administrators: the title, or the id of one that has none.</summary>
    public string Described() => Title.Length > 0 ? $"{Title} ({Id})" : Id;

    public Conversation Place() => Conversation.Parse(Id) with { IsPrivate = IsPrivate };
}
