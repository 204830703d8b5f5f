namespace GartanChatBot.Benchmarks.Aims;

/// <summary>A clock that is turned by hand; time stamps for measuring stay real.</summary>
internal sealed class TurnedClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start;

    public override DateTimeOffset GetUtcNow() => now;

    public void Turn(TimeSpan by) => now += by;
}
