using System.CommandLine;
using GartanChatBot.Chat.Terminal;

namespace GartanChatBot.Host;

/// <summary>The verb <c>run</c>, also the default: starts the service, or the demo station when nothing is configured.</summary>
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

        return BotCommandLine.WithSources(async (parsed, configured, _, cancellationToken) =>
            await WantsSetupAsync(console, configured, cancellationToken)
                ? await setup(parsed, cancellationToken)
                : await run(parsed, cancellationToken));
    }

    /// <summary>Offers setup at an interactive terminal when nothing is configured; otherwise the demo runs.</summary>
    private static async Task<bool> WantsSetupAsync(
        BotConsole console, IConfiguration configured, CancellationToken cancellationToken)
    {
        if (!console.IsInteractive || !console.IsInputInteractive || !BotSettings.From(configured).NothingConfigured)
            return false;

        await console.Output.WriteAsync("Nothing is configured yet. Press Enter for the demo station, or s and Enter to set up your own: ");
        return await new SetupPrompts(console, cancellationToken).TryLineAsync() is "s" or "S" or "setup";
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
            settings.Web.Enabled ? $"Running. Board: {ServiceRunner.AddressOf(app)}" : "Running without the web page.");

        // The end of input stops only an interactive run: in a container the input is closed from the start.
        if (console.IsInputInteractive)
            await app.Services.GetRequiredService<TerminalListener>().RunAsync(console.Input, app.Lifetime.ApplicationStopping);
        else
            await app.WaitForShutdownAsync(cancellationToken);

        await app.StopAsync(CancellationToken.None);
        return ExitCode.Done;
    }
}
