namespace GartanChatBot.Telemetry;

/// <summary>The state of things when an operation began: clock, this thread's allocations, what had been waited for.</summary>
/// <param name="Waits">Null when nothing is measured.</param>
internal readonly record struct OperationStart(long Timestamp, long Allocated, ThreadWaits? Waits, WaitScope? Tally);
