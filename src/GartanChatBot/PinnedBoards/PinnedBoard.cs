using NodaTime;

namespace GartanChatBot.PinnedBoards;

/// <summary>Stored state of a chat's one board. Flat, because it is stored.</summary>
internal sealed record PinnedBoard
{
    /// <summary>Id of the whole chat: <c>telegram:-4711</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Conversation that holds the board: the chat, or one of its topics.</summary>
    public required string Place { get; init; }

    public string? MessageId { get; init; }

    /// <summary>Hash of the text that the message shows; null if unknown.</summary>
    public string? Hash { get; init; }

    /// <summary>Null until pinning was tried.</summary>
    public bool? IsPinned { get; init; }

    /// <summary>Number of messages posted for this board.</summary>
    public int Number { get; init; }

    /// <summary>True if a send is in progress, or was when the process stopped: the message may or may not exist.</summary>
    public bool IsUnsure { get; init; }

    /// <summary>Position that the platform returned before the send, for finding the message.</summary>
    public string? Bookmark { get; init; }

    public string? OnBy { get; init; }

    public Instant? OnAt { get; init; }

    /// <summary>True if the board was switched off but its message was not updated yet.</summary>
    public bool IsEnding { get; init; }
}
