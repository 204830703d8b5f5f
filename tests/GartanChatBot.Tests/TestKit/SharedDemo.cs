namespace GartanChatBot.Tests.TestKit;

/// <summary>
/// One demo for the tests of a class that only look at it: each of its own takes seconds to start. It starts when the first asks for it.
/// </summary>
public sealed class SharedDemo : IAsyncLifetime
{
    private readonly Lazy<Task<DemoProcess>> demo = new(() => DemoProcess.StartAsync());

    internal Task<DemoProcess> Running => demo.Value;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (demo.IsValueCreated)
            await (await demo.Value).DisposeAsync();
    }
}
