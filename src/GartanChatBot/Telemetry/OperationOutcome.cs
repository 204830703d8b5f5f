namespace GartanChatBot.Telemetry;

/// <summary>Outcome of a measured operation.</summary>
internal enum OperationOutcome
{
    Done,

    /// <summary>An expected failure outside this program: a site that is down, a rejected page, a rate limit, a bad request.</summary>
    Refused,

    /// <summary>An internal error.</summary>
    Failed,
}
