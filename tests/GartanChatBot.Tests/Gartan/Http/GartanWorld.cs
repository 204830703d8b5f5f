using GartanChatBot.Gartan;
using GartanChatBot.Gartan.Http;
using GartanChatBot.Gartan.Pages;
using GartanChatBot.Settings;
using GartanChatBot.Tuning;
using GartanSimulator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using NodaTime;

namespace GartanChatBot.Tests.Gartan.Http;

/// <summary>A pretend site, our client as the program registers it, one fake clock for both, and a memory that outlives restarts.</summary>
internal sealed class GartanWorld : IAsyncDisposable
{
    public static readonly LocalDate Tuesday = new(2026, 6, 9);
    public static readonly GartanStation Fernbrae = new(4101, "K41");

    private readonly List<ServiceProvider> programs = [];
    private LoginLockState? refusal;
    private RequestCount? count;

    private GartanWorld(SimulatorSite site, WatchedClock clock) => (Site, Clock) = (site, clock);

    public SimulatorSite Site { get; }

    public WatchedClock Clock { get; }

    public GartanClient Client => Program.GetRequiredService<GartanClient>();

    public LoginLock Lock => Program.GetRequiredService<LoginLock>();

    public LoginLockState? Refusal => refusal;

    public IReadOnlyList<string> Decisions => Program.GetRequiredService<TuningDecisions>().All;

    public string Log => string.Join('\n', Program.GetRequiredService<FakeLogCollector>().GetSnapshot().Select(line => line.ToString()));

    private ServiceProvider Program => programs[^1];

    public static async Task<GartanWorld> StartAsync(
        SimulatorOptions? simulator = null, string? password = null, Func<GartanOptions, GartanOptions>? change = null)
    {
        var clock = new WatchedClock();
        var site = await SimulatorSite.StartAsync(simulator ?? new() { Rota = RotaStyle.Blank }, clock);
        var world = new GartanWorld(site, clock);
        world.Restart(password, change);
        return world;
    }

    /// <summary>A new process: everything is forgotten but what the memory keeps.</summary>
    public void Restart(string? password = null, Func<GartanOptions, GartanOptions>? change = null)
    {
        var login = new SimulatorOptions();
        var options = new GartanOptions
        {
            BaseUrl = Site.BaseUrl.AbsoluteUri,
            Username = new Secret(login.UserName),
            Password = new Secret(password ?? login.Password),
            Contact = "officer@example.test",
        };

        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton(new GartanMemory(() => refusal, state => refusal = state, () => count, kept => count = kept));
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddFakeLogging());
        services.AddGartan(change?.Invoke(options) ?? options, new Dictionary<string, SlotCodeKind>());
        programs.Add(services.BuildServiceProvider());
    }

    /// <summary>Asks for a page and lets every pause pass.</summary>
    public Task<string> GridAsync(LocalDate? date = null) =>
        Clock.RunAsync(Client.GetGridAsync(Fernbrae, date ?? Tuesday, TestContext.Current.CancellationToken));

    public Task<T> FailsAsync<T>(LocalDate? date = null)
        where T : GartanException => Should.ThrowAsync<T>(() => GridAsync(date));

    public async ValueTask DisposeAsync()
    {
        foreach (var program in programs)
            await program.DisposeAsync();

        await Site.DisposeAsync();
    }
}
