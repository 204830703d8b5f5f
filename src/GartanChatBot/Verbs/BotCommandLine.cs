using System.CommandLine;
using GartanChatBot.Dashboard;
using GartanChatBot.Settings;
using GartanChatBot.Storage;

namespace GartanChatBot.Verbs;

/// <summary>The command line: verbs, the options that all of them know, and exit codes (0 done, 1 failed, 2 bad usage or configuration).</summary>
internal static class BotCommandLine
{
    private static readonly Option<string?> ConfigFolder = new("--config")
    {
        Description = "Folder of appsettings.json and stations.json instead of ./config.",
        HelpName = "DIR",
        Recursive = true,
    };

    private static readonly Option<string[]> Overrides = new("--set")
    {
        Description = "One setting for this run, such as --set Web:Url=http://127.0.0.1:9000. May be given again and again.",
        HelpName = "Key=Value",
        Recursive = true,
        DefaultValueFactory = _ => [],
    };

    public static async Task<int> RunAsync(string[] arguments, BotConsole console, CancellationToken cancellationToken)
    {
        var root = new RootCommand("Is the pump on the run, until when, and what would fix it? Reads Gartan Availability and answers in chat.")
        {
            ConfigFolder,
            Overrides,
        };

        root.SetAction(RunVerb.Action(console));
        foreach (var verb in (Command[])
                 [
                     RunVerb.Create(console), DemoVerb.Create(console), AskVerb.Create(console), ChatVerb.Create(console), ScrapeVerb.Create(console),
                     ImportVerb.Create(console), DoctorVerb.Create(console), BackupVerb.Create(console), RestoreVerb.Create(console), ForgetVerb.Create(console),
                 ])
        {
            root.Add(verb);
        }

        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                await console.Error.WriteLineAsync(error.Message);

            await console.Error.WriteLineAsync($"See: GartanChatBot {string.Join(' ', parsed.CommandResult.Command is RootCommand ? [] : (string[])[parsed.CommandResult.Command.Name])} --help");
            return ExitCode.BadUsage;
        }

        return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, Output = console.Output, Error = console.Error }, cancellationToken);
    }

    /// <summary>Runs a verb's work with its settings; what an operator can mend becomes one sentence and an exit code.</summary>
    public static Func<ParseResult, CancellationToken, Task<int>> WithSettings(
        BotConsole console, Func<ParseResult, BotSettings, CancellationToken, Task<int>> work) =>
        async (parsed, cancellationToken) =>
        {
            try
            {
                var settings = BotSettings.From(SettingsSources.Build(parsed.GetValue(ConfigFolder), parsed.GetValue(Overrides) ?? []));
                foreach (var warning in settings.Warnings)
                    await console.Error.WriteLineAsync(warning);

                return await work(parsed, settings, cancellationToken);
            }
            catch (SettingsException bad)
            {
                foreach (var problem in bad.Problems)
                    await console.Error.WriteLineAsync(problem);

                return ExitCode.BadUsage;
            }
            catch (BadRequestException bad)
            {
                await console.Error.WriteLineAsync(bad.Message);
                return ExitCode.BadUsage;
            }
            catch (DatabaseInUseException inUse)
            {
                await console.Error.WriteLineAsync(inUse.Message);
                return ExitCode.Failed;
            }
            catch (VerbFailedException failed)
            {
                await console.Error.WriteLineAsync(failed.Message);
                return failed.Code;
            }
        };
}
