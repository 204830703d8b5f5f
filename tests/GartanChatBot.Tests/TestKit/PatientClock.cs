using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace GartanChatBot.Tests.TestKit;

/// <summary>
/// The fake clock, with a switch for patience. Requests over loopback take real time: when the clock jumps meanwhile, the bot takes a
/// request for lost that was answered, and asks again. While the clock is patient no <see cref="CancellationTokenSource"/> runs out on it;
/// pauses and rhythms pass as ever.
/// </summary>
internal class PatientClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private volatile bool isPatient;
    private volatile Channel<TimeSpan>? pauses;

    /// <summary>Off for a test of what happens when an answer does not come.</summary>
    public bool IsPatient
    {
        get => isPatient;
        set => isPatient = value;
    }

    /// <summary>Does something that pauses in between: each pause that begins meanwhile passes at once.</summary>
    public async Task PassPausesAsync(Func<Task> work)
    {
        var begun = pauses = Channel.CreateUnbounded<TimeSpan>();
        var working = work();
        while (!working.IsCompleted)
        {
            var next = begun.Reader.WaitToReadAsync(TestContext.Current.CancellationToken).AsTask();
            if (await Task.WhenAny(working, next) == next && await next && begun.Reader.TryRead(out var pause))
                Advance(pause);
        }

        pauses = null;
        await working;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(state is CancellationTokenSource ? RunOut : callback, state, dueTime, period);
        // What Task.Delay makes: neither patience nor a rhythm.
        if (state is Task && period == Timeout.InfiniteTimeSpan && dueTime > TimeSpan.Zero)
            pauses?.Writer.TryWrite(dueTime);

        return timer;

        void RunOut(object? patience)
        {
            if (!isPatient)
                callback(patience);
        }
    }
}
