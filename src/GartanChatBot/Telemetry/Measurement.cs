namespace GartanChatBot.Telemetry;

/// <summary>The state of things when an operation began: clock, this thread's allocations, what had been waited for.</summary>
/// <param name="Thread">0 when nothing is measured.</param>
internal readonly record struct Measurement(long Timestamp, int Thread, long Allocated, Waited Waited, WaitTally? Tally);
