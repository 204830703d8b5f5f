using System.Diagnostics;
using System.Globalization;
using GartanChatBot.Alerts;
using GartanChatBot.Chat;
using GartanChatBot.Host;
using GartanChatBot.Outbox;
using GartanChatBot.Scraping;
using GartanChatBot.Settings;
using GartanChatBot.Tests.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using NodaTime.Text;

namespace GartanChatBot.Tests.Alerts.Oracle;

/// <summary>The bot as a process of its own, which reads, assesses and sends as fast as it can until somebody kills it.</summary>
internal static class LifeOfABot
{
    /// <summary>What the test program is started with to be this bot instead.</summary>
    public const string Verb = "live";

    private const string SettingsVariable = "GARTAN_TEST_SETTINGS";
    private const string ServerVariable = "GARTAN_TEST_CHAT_SERVER";
    private const string StartVariable = "GARTAN_TEST_START";
    private const string StepsVariable = "GARTAN_TEST_STEPS";

    private static readonly TimeSpan Step = TimeSpan.FromMinutes(15);

    /// <summary>What it says it is doing, one line each.</summary>
    public const string Reads = "reads at ";
    public const string Assesses = "assesses";
    public const string Sends = "sends";

    public static Process Start(IEnumerable<string> settings, Uri chatServer, Instant now, int steps)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])[typeof(LifeOfABot).Assembly.Location, Verb])
            start.ArgumentList.Add(argument);

        start.Environment[SettingsVariable] = string.Join('\n', settings);
        start.Environment[ServerVariable] = chatServer.AbsoluteUri;
        start.Environment[StartVariable] = InstantPattern.General.Format(now);
        start.Environment[StepsVariable] = steps.ToString(CultureInfo.InvariantCulture);
        // It lives for a second: code that is compiled well is compiled too late.
        start.Environment["DOTNET_TieredPGO"] = "0";
        return Process.Start(start)!;
    }

    /// <summary>The station's clock when the line was said; null for other lines.</summary>
    public static Instant? TimeIn(string line) =>
        line.StartsWith(Reads, StringComparison.Ordinal) ? InstantPattern.General.Parse(line[Reads.Length..]).Value : null;

    /// <summary>Runs in the child process only; it ends after the steps it was given, if nobody kills it before.</summary>
    public static async Task<int> GoOnUntilKilledAsync()
    {
        var time = new FakeTimeProvider(InstantPattern.General.Parse(Variable(StartVariable)).Value.ToDateTimeOffset());
        using var server = new HttpClient(new SocketsHttpHandler()) { BaseAddress = new Uri(Variable(ServerVariable)) };
        var console = new BotConsole(TextReader.Null, TextWriter.Null, TextWriter.Null)
        {
            MinimumLogLevel = LogLevel.None,
            ConfigureServices = services => services
                .AddSingleton<TimeProvider>(time)
                .AddSingleton<IChatPlatform>(new HttpPlatform(HttpPlatform.Asked, server))
                .AddSingleton<IChatPlatform>(new HttpPlatform(HttpPlatform.Once, server)),
        };

        var settings = BotSettings.From(SettingsSources.Build(BotHarness.ConfigFolder, Variable(SettingsVariable).Split('\n')));
        await using var app = BotHost.BuildTools(settings, console);
        var target = app.GetRequiredService<ScrapeTargets>().All.Single();
        var pass = app.GetRequiredService<ScheduledScrape>();
        var assess = ActivatorUtilities.CreateInstance<AssessJob>(app);
        var dispatcher = app.GetRequiredService<OutboxDispatcher>();
        await using var told = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };

        for (var step = int.Parse(Variable(StepsVariable), CultureInfo.InvariantCulture); step > 0; step--)
        {
            await told.WriteLineAsync($"{Reads}{InstantPattern.General.Format(time.GetCurrentInstant())}");
            await pass.RunAsync(target, CancellationToken.None);
            await told.WriteLineAsync(Assesses);
            assess.Run();
            await told.WriteLineAsync(Sends);
            await dispatcher.DeliverDueAsync(CancellationToken.None);
            time.Advance(Step);
        }

        return 0;
    }

    private static string Variable(string name) => Environment.GetEnvironmentVariable(name)!;
}
