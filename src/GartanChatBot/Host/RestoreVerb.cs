using System.CommandLine;
using GartanChatBot.Storage;

namespace GartanChatBot.Host;

/// <summary><c>restore FILE</c>: restores a backup while no service runs.</summary>
internal static class RestoreVerb
{
    public static Command Create(BotConsole console)
    {
        var file = new Argument<string>("FILE") { Description = "A file made by backup." };
        var verb = new Command("restore", "Replace the database by a backup; the service must not run.") { file };

        verb.SetAction(BotCommandLine.WithSettings(console, async (parsed, settings, _) =>
        {
            var backup = parsed.GetValue(file)!;
            if (!File.Exists(backup))
                throw new VerbFailedException($"There isn't a file \"{backup}\".");

            BotDatabase.Restore(backup, settings.Storage.Path, TimeProvider.System);
            await console.Output.WriteLineAsync($"Restored {settings.Storage.Path} from {backup}.");
            return ExitCode.Done;
        }));
        return verb;
    }
}
