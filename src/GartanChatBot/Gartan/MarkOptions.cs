namespace GartanChatBot.Gartan;

/// <summary>Configured meanings of cell and row markings, written as <c>doctor</c> shows them.</summary>
internal sealed class MarkOptions
{
    /// <summary>Markings that mean off.</summary>
    public IReadOnlyList<string> Off { get; init; } = [];

    /// <summary>Markings without a meaning; they are ignored.</summary>
    public IReadOnlyList<string> Neutral { get; init; } = [];
}
