namespace FakeBotApi;

/// <summary>Lets a test wait for something to happen without sleeping.</summary>
internal sealed class Changes
{
    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>After how much real time a wait is given up: far more than any machine needs.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>When nobody waits any more: the test was given up.</summary>
    public CancellationToken Abandoned { get; init; }

    /// <summary>Done with the next thing that happens.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    /// <summary>Something happened: whoever waits looks again.</summary>
    public void Announce() =>
        Interlocked.Exchange(ref next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    public async Task<T> WaitForAsync<T>(Func<T?> look, Func<string> whatIsMissing)
        where T : class
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Abandoned);
        limit.CancelAfter(Patience);
        while (true)
        {
            var change = Next;
            if (look() is { } found)
                return found;

            try
            {
                await change.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException given)
            {
                throw new TimeoutException(whatIsMissing(), given);
            }
        }
    }
}
