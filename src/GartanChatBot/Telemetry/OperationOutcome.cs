namespace GartanChatBot.Telemetry;

/// <summary>How a measured operation ended.</summary>
internal enum OperationOutcome
{
    Done,

    /// <summary>The world's fault or the asker's: a site that is down, a page that can't be trusted, a platform that says later.</summary>
    Refused,

    /// <summary>Ours.</summary>
    Failed,
}
