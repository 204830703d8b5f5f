namespace GartanChatBot.Rota;

/// <summary>What a reading meant for the stored day.</summary>
internal enum ReplaceOutcome
{
    /// <summary>The same page again; only its age is new.</summary>
    Unchanged,

    /// <summary>The first reading of that day.</summary>
    Added,

    /// <summary>Another page than the one before; what differs for whom was noted.</summary>
    Changed,
}
