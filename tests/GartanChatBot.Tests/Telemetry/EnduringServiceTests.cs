using GartanChatBot.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace GartanChatBot.Tests.Telemetry;

public class EnduringServiceTests
{
    [Fact]
    public void Every_background_service_has_the_guard()
    {
        var services = typeof(EnduringService)
            .Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(BackgroundService)))
            .ToList();

        services.Count.ShouldBeGreaterThanOrEqualTo(5);
        services
            .Where(type => !type.IsAssignableTo(typeof(EnduringService)))
            .ShouldBeEmpty("what such a service fails with would end the host");
    }

    [Fact]
    public async Task What_a_service_fails_with_neither_ends_the_host_nor_itself()
    {
        var time = new FakeTimeProvider();
        using var host = new HostBuilder().ConfigureServices(services => services
            .AddSingleton<TimeProvider>(time)
            .AddLogging(logging => logging.ClearProviders())
            .AddSingleton<Clumsy>()
            .AddHostedService(provider => provider.GetRequiredService<Clumsy>())).Build();
        var lifetime = host.Services.GetRequiredService<IHostApplicationLifetime>();
        var clumsy = host.Services.GetRequiredService<Clumsy>();
        await host.StartAsync(TestContext.Current.CancellationToken);

        while (clumsy.Tries < 3)
        {
            time.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        lifetime.ApplicationStopping.IsCancellationRequested.ShouldBeFalse();
        await host.StopAsync(TestContext.Current.CancellationToken);
        clumsy.Ended.ShouldBeTrue();
    }

    private sealed class Clumsy(TimeProvider time, ILogger<Clumsy> logger) : EnduringService(time, logger)
    {
        private int tries;

        public int Tries => Volatile.Read(ref tries);

        public bool Ended { get; private set; }

        protected override async Task RunAsync(CancellationToken stoppingToken)
        {
            await Task.Yield();
            if (Interlocked.Increment(ref tries) < 3)
                throw new IOException("No space left on device");

            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stoppingToken);
        }

        protected override Task EndAsync(CancellationToken cancellationToken)
        {
            Ended = true;
            throw new IOException("Read-only file system");
        }
    }
}
