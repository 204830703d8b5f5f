using NodaTime;

namespace GartanChatBot.PinnedBoards;

/// <summary>The one board of a chat, as the file holds it. Flat, because it is stored.</summary>
internal sealed record PinnedBoard
{
    /// <summary>The whole chat: <c>telegram:-4711</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Where it stands: the chat, or one topic of it.</summary>
    public required string Place { get; init; }

    public string? MessageId { get; init; }

    /// <summary>Of what the message shows now; null when that is not known.</summary>
    public string? Hash { get; init; }

    /// <summary>Null as long as it has not been tried.</summary>
    public bool? IsPinned { get; init; }

    /// <summary>How many messages this board has had.</summary>
    public int Number { get; init; }

    /// <summary>A message is on its way or was when we stopped: it may be there or not.</summary>
    public bool IsUnsure { get; init; }

    /// <summary>The platform's word from before it was sent, by which it can be found.</summary>
    public string? Bookmark { get; init; }

    public string? OnBy { get; init; }

    public Instant? OnAt { get; init; }

    /// <summary>It was switched off, and its message does not say so yet.</summary>
    public bool IsEnding { get; init; }
}
