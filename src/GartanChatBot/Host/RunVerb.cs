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

    public static Func<ParseResult, CancellationToken, Task<int>> Action(BotConsole console) =>
        BotCommandLine.WithSettings(console, (_, settings, cancellationToken) =>
            settings.NothingConfigured
                ? DemoVerb.RunAsync(settings, console, cancellationToken)
                : RunAsync(settings, console, cancellationToken));

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
