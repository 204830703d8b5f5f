using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using GartanChatBot.Chat.Terminal;
using GartanChatBot.Scraping;

namespace GartanChatBot.Host;

/// <summary><c>demo</c>: the whole bot with the built-in Gartan simulator and a temporary database.</summary>
internal static class DemoVerb
{
    public static Command Create(BotConsole console)
    {
        var verb = new Command("demo", "Run the demo station, even if credentials are configured; the real database is not touched.");
        verb.SetAction(
            BotCommandLine.WithSettings(console, (_, settings, cancellationToken) => RunAsync(settings, console, cancellationToken)));
        return verb;
    }

    public static async Task<int> RunAsync(BotSettings settings, BotConsole console, CancellationToken cancellationToken)
    {
        await using var site = await DemoStation.StartSiteAsync(cancellationToken);
        using var folder = new DemoFolder();
        var demo = DemoStation.SettingsFor(site, settings, folder.DatabasePath);

        await using var app = BotHost.BuildService(demo, console with { MinimumLogLevel = LogLevel.Warning });
        await console.Output.WriteLineAsync(DemoStation.Welcome);

        var scrape = app.Services.GetRequiredService<ManualScrape>();
        await ProgressBar.ShowAsync(console, progress => scrape.RunAsync(new(null, null, scrape.Targets.All), progress, cancellationToken));
        await ServiceRunner.StartAsync(app, demo, cancellationToken);

        await console.Output.WriteLineAsync(
            demo.Web.Enabled ? $"Board and API: {ServiceRunner.AddressOf(app)}" : "No web (Web:Url is empty).");
        await console.Output.WriteLineAsync("Ask away: \"is K41P1 on the run?\", \"until when?\", \"what would fix it?\", /help, /quit");
        await console.Output.WriteLineAsync();

        using var linesRead = new CountingReader(console.Input);
        await app.Services.GetRequiredService<TerminalListener>().RunAsync(linesRead, app.Lifetime.ApplicationStopping);

        // Without keyboard and piped input, the demo was started for its web page, so it keeps running.
        if (linesRead.Count == 0 && !console.IsInputInteractive)
            await app.WaitForShutdownAsync(cancellationToken);

        await app.StopAsync(CancellationToken.None);
        return ExitCode.Done;
    }

    /// <summary>True if the address's port is free on this machine.</summary>
    public static bool IsFree(Uri address)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, address.Port);
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Counts the lines that were typed.</summary>
    private sealed class CountingReader(TextReader input) : TextReader
    {
        public int Count { get; private set; }

        public override string? ReadLine()
        {
            var line = input.ReadLine();
            Count += line is null ? 0 : 1;
            return line;
        }

        public override int Read() => input.Read();

        public override int Peek() => input.Peek();
    }
}
