namespace GartanChatBot.Rota;

/// <summary>Effect of a reading on the stored day.</summary>
internal enum ReplaceOutcome
{
    /// <summary>The page is unchanged; only its age is updated.</summary>
    Unchanged,

    /// <summary>First reading of that day.</summary>
    Added,

    /// <summary>The page has changed; the differences per member were stored.</summary>
    Changed,
}
