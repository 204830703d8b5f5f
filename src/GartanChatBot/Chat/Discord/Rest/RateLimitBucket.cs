using GartanChatBot.Limits;

namespace GartanChatBot.Chat.Discord.Rest;

/// <summary>Calls that share a limit: one at a time, and none before Discord allows it again.</summary>
internal sealed class RateLimitBucket(TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Cooldown _quiet = new(time);

    public bool IsIdle => _turn.CurrentCount > 0 && Wait == TimeSpan.Zero;

    public TimeSpan Wait => _quiet.Left;

    public Task EnterAsync(CancellationToken cancellationToken) => _turn.WaitAsync(cancellationToken);

    public void Leave() => _turn.Release();

    public void CloseFor(TimeSpan length) => _quiet.Extend(length);

    public void Dispose() => _turn.Dispose();
}
