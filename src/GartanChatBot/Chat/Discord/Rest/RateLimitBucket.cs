using GartanChatBot.Limits;

namespace GartanChatBot.Chat.Discord.Rest;

/// <summary>Calls that share a rate limit: one at a time, and none before Discord allows the next.</summary>
internal sealed class RateLimitBucket(TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private readonly Cooldown quiet = new(time);

    public bool IsIdle => turn.CurrentCount > 0 && Wait == TimeSpan.Zero;

    public TimeSpan Wait => quiet.Left;

    public Task EnterAsync(CancellationToken cancellationToken) => turn.WaitAsync(cancellationToken);

    public void Leave() => turn.Release();

    public void CloseFor(TimeSpan length) => quiet.Extend(length);

    public void Dispose() => turn.Dispose();
}
