using System.Threading.Channels;
using GartanChatBot.Gartan.Http;
using Microsoft.Extensions.Time.Testing;

namespace GartanChatBot.Tests.Gartan.Http;

/// <summary>
/// A fake clock that knows who waits for it. Waits shorter than the time-out of an attempt are pauses of ours and are passed as soon
/// as they begin; time-outs run out only when a test says so. Nothing ever waits for real time.
/// </summary>
internal sealed class WatchedClock() : FakeTimeProvider(new DateTimeOffset(2026, 6, 9, 13, 20, 0, TimeSpan.Zero))
{
    private readonly Channel<TimeSpan> pauses = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && dueTime < GartanPatience.OfService.Attempt)
            pauses.Writer.TryWrite(dueTime);

        return timer;
    }

    /// <summary>Lets pauses pass until the work is done.</summary>
    public async Task<T> RunAsync<T>(Task<T> work)
    {
        while (!work.IsCompleted)
        {
            var paused = pauses.Reader.WaitToReadAsync().AsTask();
            if (await Task.WhenAny(work, paused) == paused && pauses.Reader.TryRead(out var pause))
                Advance(pause);
        }

        return await work;
    }

    public Task RunAsync(Task work) => RunAsync(AsFunction(work));

    private static async Task<bool> AsFunction(Task work)
    {
        await work;
        return true;
    }
}
