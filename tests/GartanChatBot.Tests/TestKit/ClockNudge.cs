using Microsoft.Extensions.Time.Testing;

namespace GartanChatBot.Tests.TestKit;

/// <summary>
/// Waits for work of a service whose clockwork runs (<see cref="BotHarness.HasClockwork"/>): a pass of its own that is under way when the
/// test's clock jumps takes its request for lost and waits, on that clock, to try again. Better: switch the clockwork off, or make the
/// clock patient.
/// </summary>
internal static class ClockNudge
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Nudge = TimeSpan.FromSeconds(5);

    private const int MaxNudges = 30;

    /// <summary>Until it is done; the clock goes on a little when that takes long.</summary>
    public static async Task NudgedAsync(this Task work, FakeTimeProvider time)
    {
        for (var nudge = 0; nudge < MaxNudges; nudge++)
        {
            try
            {
                await work.WaitAsync(Patience, TimeProvider.System, TestContext.Current.CancellationToken);
                return;
            }
            catch (TimeoutException)
            {
                if (!work.IsCompleted)
                    time.Advance(Nudge);
            }
        }

        throw new TimeoutException("The work of the service did not end.");
    }
}
