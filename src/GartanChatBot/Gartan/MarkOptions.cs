namespace GartanChatBot.Gartan;

/// <summary>What marks of cells and rows mean, in the words in which <c>doctor</c> names them.</summary>
internal sealed class MarkOptions
{
    /// <summary>Whoever bears one of these is off.</summary>
    public IReadOnlyList<string> Off { get; init; } = [];

    /// <summary>Marks without a meaning; they are ignored.</summary>
    public IReadOnlyList<string> Neutral { get; init; } = [];
}
