using System.CommandLine;
using GartanChatBot.Chat.Terminal;

namespace GartanChatBot.Host;

/// <summary><c>run</c>, and no verb at all: the service. Where nothing is configured, the demo station.</summary>
internal static class RunVerb
{
    public static Command Create(BotConsole console)
    {
        var verb = new Command("run", "Run the service: reads the rota on a schedule, answers, alerts, serves the web page (default).");
        verb.SetAction(Action(console));
        return verb;
    }

    public static Func<ParseResult, CancellationToken, Task<int>> Action(BotConsole console)
    {
        var run = BotCommandLine.WithSettings(console, (_, settings, cancellationToken) =>
            settings.NothingConfigured
                ? DemoVerb.RunAsync(settings, console, cancellationToken)
                : RunAsync(settings, console, cancellationToken));
        var setup = BotCommandLine.WithSources((_, configured, folder, cancellationToken) =>
            SetupVerb.RunAsync(console, new(), configured, folder, cancellationToken));

        return BotCommandLine.WithSources((parsed, configured, _, cancellationToken) =>
            WantsSetup(console, configured) ? setup(parsed, cancellationToken) : run(parsed, cancellationToken));
    }

    /// <summary>Whoever starts it for the first time at a terminal has the choice; anybody else gets the demo.</summary>
    private static bool WantsSetup(BotConsole console, IConfiguration configured)
    {
        if (!console.IsInteractive || !console.IsInputInteractive || !BotSettings.From(configured).NothingConfigured)
            return false;

        console.Output.Write("Nothing is configured yet. Enter shows the demo station, s sets up your own: ");
        return console.Input.ReadLine()?.Trim() is "s" or "S" or "setup";
    }

    private static async Task<int> RunAsync(BotSettings settings, BotConsole console, CancellationToken cancellationToken)
    {
        settings.RequireGartan();
        await console.Error.WriteAsync(PermissionNotice.For(settings));
        foreach (var caution in StartupWarnings.Of(settings))
            await console.Error.WriteLineAsync($"⚠ {caution}");

        await using var app = BotHost.BuildService(settings, console);
        await ServiceRunner.StartAsync(app, settings, cancellationToken);
        await console.Error.WriteLineAsync(
            settings.Web.Enabled ? $"Running. Board: {ServiceRunner.AddressOf(app)}" : "Running, without web.");

        // Without a person at the keyboard the end of the input says nothing: a container has none.
        if (console.IsInputInteractive)
            await app.Services.GetRequiredService<TerminalListener>().RunAsync(console.Input, app.Lifetime.ApplicationStopping);
        else
            await app.WaitForShutdownAsync(cancellationToken);

        await app.StopAsync(CancellationToken.None);
        return ExitCode.Done;
    }
}
