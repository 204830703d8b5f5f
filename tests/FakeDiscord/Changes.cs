namespace FakeDiscord;

/// <summary>Wakes whoever waits for the pretend Discord to come to some state: no polling, no sleeping.</summary>
internal sealed class Changes
{
    /// <summary>Only guards against a test that would wait for ever; nothing is measured by it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private TaskCompletionSource next = New();

    /// <summary>When nobody waits any more: the test was given up.</summary>
    public CancellationToken Abandoned { get; init; }

    /// <summary>What to say beside "did not happen".</summary>
    public Func<string> Circumstances { get; init; } = () => "";

    /// <summary>Done with the next thing that happens.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    public void Happened() => Interlocked.Exchange(ref next, New()).TrySetResult();

    public async Task<T> UntilAsync<T>(string what, Func<T?> look)
        where T : class
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Abandoned);
        patience.CancelAfter(Patience);
        while (true)
        {
            var change = Next;
            if (look() is { } found)
            {
                return found;
            }

            try
            {
                await change.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException exception)
            {
                throw new TimeoutException($"Did not happen: {what}. {Circumstances()}", exception);
            }
        }
    }

    public Task UntilAsync(string what, Func<bool> look) => UntilAsync<object>(what, () => look() ? this : null);

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
