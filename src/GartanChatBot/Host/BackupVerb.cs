using System.CommandLine;
using GartanChatBot.Storage;

namespace GartanChatBot.Host;

/// <summary><c>backup FILE</c>: makes a consistent copy, through the service if it runs.</summary>
internal static class BackupVerb
{
    public static Command Create(BotConsole console)
    {
        var file = new Argument<string>("FILE") { Description = "The copy to write; only its owner can read it." };
        var verb = new Command("backup", "Copy the database, also while the service runs.") { file };

        verb.SetAction(BotCommandLine.WithSettings(console, async (parsed, settings, cancellationToken) =>
        {
            var target = Path.GetFullPath(parsed.GetValue(file)!);
            await BackUpAsync(settings, console, target, cancellationToken);
            await console.Output.WriteLineAsync($"Saved to {target}.");
            return ExitCode.Done;
        }));
        return verb;
    }

    private static async Task BackUpAsync(BotSettings settings, BotConsole console, string target, CancellationToken cancellationToken)
    {
        try
        {
            await using var app = BotHost.BuildTools(settings, console);
            app.GetRequiredService<BotDatabase>().Backup(target);
        }
        catch (DatabaseInUseException inUse)
        {
            await new RunningService(settings, inUse).BackUpAsync(target, cancellationToken);
        }
    }
}
