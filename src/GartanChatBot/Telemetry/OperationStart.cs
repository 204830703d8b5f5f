namespace GartanChatBot.Telemetry;

/// <summary>State at the start of an operation: timestamp, this thread's allocations and waits.</summary>
/// <param name="Waits">Null if measuring is off.</param>
internal readonly record struct OperationStart(long Timestamp, long Allocated, ThreadWaits? Waits, WaitScope? Tally);
