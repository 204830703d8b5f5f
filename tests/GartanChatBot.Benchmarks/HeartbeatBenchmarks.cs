using BenchmarkDotNet.Attributes;
using GartanChatBot.Chat.Discord.Gateway;

namespace GartanChatBot.Benchmarks;

/// <summary>What it costs to stay on Discord's gateway: two thousand heartbeats a day, with nobody asking anything.</summary>
[MemoryDiagnoser]
public class HeartbeatBenchmarks
{
    private readonly SilentConnection connection = new();
    private readonly ResumeState memory = new();
    private Heartbeat heart = null!;

    [GlobalSetup]
    public void Begin()
    {
        memory.Heard(4711);
        heart = new(connection, memory, TimeProvider.System, new(0));
    }

    [Benchmark(Description = "one heartbeat")]
    public Task Heartbeat() => heart.BeatOnceAsync(CancellationToken.None);

    /// <summary>Takes everything and says nothing.</summary>
    private sealed class SilentConnection : IGatewayConnection
    {
        public Task ConnectAsync(Uri address, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task SendAsync(ReadOnlyMemory<byte> frame, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<GatewayReception> ReceiveAsync() => Task.FromResult(GatewayReception.Closed(code: null));

        public Task CloseAsync(int code) => Task.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
