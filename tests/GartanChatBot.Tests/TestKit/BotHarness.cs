using GartanChatBot.Host;
using GartanChatBot.Settings;
using GartanSimulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using NodaTime;

namespace GartanChatBot.Tests.TestKit;

/// <summary>
/// The whole bot as an operator has it: its command line, a real database file, and a pretend Gartan over real HTTP; only the clock is
/// ours.
/// </summary>
internal sealed class BotHarness : IAsyncDisposable
{
    private readonly QuickFolder folder = new();
    private readonly List<string> overrides = [];
    private readonly List<Action<IServiceCollection>> replacements = [];

    private BotHarness(SimulatorSite site, PatientClock time) => (Site, Time) = (site, time);

    public SimulatorSite Site { get; }

    public PatientClock Time { get; }

    /// <summary>What is built from here on reads, assesses, delivers and looks after boards by itself.</summary>
    public bool HasClockwork { get; set; } = true;

    public string DatabasePath => folder.File("bot.db");

    public string Folder => folder.Path;

    public IReadOnlyList<string> Overrides => overrides;

    /// <summary>What makes any verb work on this bot's site and file.</summary>
    public IEnumerable<string> Arguments => ["--config", ConfigFolder, .. overrides.SelectMany(pair => (string[])["--set", pair])];

    /// <summary>Tuesday 9 June 2026, 14:18 in Fernbrae: when the questions of the reference station are asked.</summary>
    public static Instant Tuesday { get; } = Instant.FromUtc(2026, 6, 9, 13, 18);

    /// <param name="configured">The site's stations that the bot looks after; all of them when left out.</param>
    public static async Task<BotHarness> StartAsync(
        SimulatorOptions? site = null, Instant? now = null, IReadOnlyList<SimulatedStation>? configured = null)
    {
        var time = new PatientClock((now ?? Tuesday).ToDateTimeOffset());
        var options = site ?? new SimulatorOptions { PagesFolder = Samples.Folder, Rota = RotaStyle.Blank };
        var bot = new BotHarness(await SimulatorSite.StartAsync(options, time), time);

        bot.Set("Gartan:BaseUrl", bot.Site.BaseUrl.AbsoluteUri);
        bot.Set("Gartan:Username", options.UserName);
        bot.Set("Gartan:Password", options.Password);
        bot.Set("Gartan:MinimumSpacing", "00:00:00");
        bot.Set("Gartan:PermissionConfirmed", "true");
        bot.Set("Storage:Path", bot.DatabasePath);
        bot.Set("Scraping:Jitter", "00:00:00");
        bot.Set("Web:Url", "http://127.0.0.1:0");
        foreach (var (index, station) in (configured ?? options.Stations).Index())
        {
            bot.Set($"Stations:{index}:Code", station.Code);
            bot.Set($"Stations:{index}:Name", station.Name);
            bot.Set($"Stations:{index}:BrigadeId", station.BrigadeId.ToString());
        }

        return bot;
    }

    /// <summary>A setting for everything that is run from here on.</summary>
    public void Set(string key, string value) => overrides.Add($"{key}={value}");

    /// <summary>Another part than the one that the settings would make, for everything that is run from here on.</summary>
    public void Replace<T>(T part)
        where T : class => replacements.Add(services => services.AddSingleton(part));

    /// <summary>What is logged from here on, of that level and above; the console gets none of it.</summary>
    public FakeLogCollector CollectLog(LogLevel least = LogLevel.Trace)
    {
        var log = new FakeLogCollector();
        replacements.Add(services => services
            .RemoveAll<ILoggerProvider>()
            .AddSingleton<ILoggerProvider>(new FakeLoggerProvider(log))
            .Configure<LoggerFilterOptions>(options => options.MinLevel = least));
        return log;
    }

    /// <summary>What is built from here on listens and answers, and does nothing unasked: its clock may be set on by years.</summary>
    public void RunsNothingByItself() => replacements.Add(services => services.RemoveAll<IHostedService>());

    /// <summary>Runs a verb to its end.</summary>
    public async Task<Ran> RunAsync(params string[] arguments)
    {
        var (console, output, error) = Console("");
        var code = await RunWithAsync(console, arguments);

        return new(code, output.ToString().Trim(), error.ToString().Trim());
    }

    /// <summary>Runs a verb at a console of one's own.</summary>
    public Task<int> RunWithAsync(BotConsole console, params string[] arguments) => BotCommandLine.RunAsync(
        [arguments[0], .. Arguments, .. arguments[1..]],
        console,
        TestContext.Current.CancellationToken);

    /// <summary>The service, not started: its parts can be used one by one.</summary>
    public WebApplication BuildService(LogLevel log = LogLevel.None) =>
        BotHost.BuildService(Settings(), Console("").Console with { MinimumLogLevel = log });

    /// <summary>The service, listening; dispose it to stop it.</summary>
    public async Task<RunningBot> StartServiceAsync(LogLevel log = LogLevel.None)
    {
        var app = BuildService(log);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app, new Uri(ServiceRunner.AddressOf(app)));
    }

    public BotSettings Settings() => BotSettings.From(SettingsSources.Build(ConfigFolder, overrides));

    public (BotConsole Console, StringWriter Output, StringWriter Error) Console(string input)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var console = new BotConsole(new StringReader(input), output, error)
        {
            MinimumLogLevel = LogLevel.None,
            ConfigureServices = services =>
            {
                services.AddSingleton<TimeProvider>(Time);
                if (!HasClockwork)
                    Clockwork.SwitchOff(services);
                replacements.ForEach(replace => replace(services));
            },
        };
        return (console, output, error);
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        folder.Dispose();
    }

    public static string ConfigFolder => Path.Combine(Architecture.RepositoryRoot.Path, "config");
}

/// <summary>How a verb ended.</summary>
internal sealed record Ran(int Code, string Output, string Error);
