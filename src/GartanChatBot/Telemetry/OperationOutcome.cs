namespace GartanChatBot.Telemetry;

/// <summary>How a measured operation ended.</summary>
internal enum OperationOutcome
{
    Done,

    /// <summary>Not this program's fault: a site that is down, a page that can't be trusted, a rate limit, a bad request.</summary>
    Refused,

    /// <summary>Ours.</summary>
    Failed,
}
