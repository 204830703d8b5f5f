using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using GartanChatBot.Settings;

namespace GartanChatBot.Host;

/// <summary>
/// The command line: verbs, the options that all of them know, and exit codes (0 done, 1 failed, 2 bad usage or configuration).
/// </summary>
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

    private static readonly Option<bool> Trace = new("--trace")
    {
        Description = "When the verb fails, print where in the program.",
        Recursive = true,
    };

    [SuppressMessage(
        "Design", "CA1031", Justification = "The boundary of all verbs: whatever ends one becomes a sentence and an exit code.")]
    public static async Task<int> RunAsync(string[] arguments, BotConsole console, CancellationToken cancellationToken)
    {
        var root = new RootCommand(
            "Is the pump on the run, until when, and what would fix it? Reads Gartan Availability and answers in chat.")
        {
            ConfigFolder,
            Overrides,
            Trace,
        };

        root.SetAction(RunVerb.Action(console));
        foreach (
            var verb in (Command[])
                [
                    RunVerb.Create(console), DemoVerb.Create(console), AskVerb.Create(console), ChatVerb.Create(console),
                    ScrapeVerb.Create(console), ImportVerb.Create(console), DoctorVerb.Create(console), BackupVerb.Create(console),
                    RestoreVerb.Create(console), ForgetVerb.Create(console), SetupVerb.Create(console),
                ])
        {
            root.Add(verb);
        }

        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                await console.Error.WriteLineAsync(error.Message);

            var verb = parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name;
            await console.Error.WriteLineAsync($"See: GartanChatBot {verb} --help");
            return ExitCode.BadUsage;
        }

        try
        {
            return await parsed.InvokeAsync(Invocation(console), cancellationToken);
        }
        catch (Exception failed)
        {
            var failure = VerbFailure.Of(failed, cancellationToken.IsCancellationRequested);
            foreach (var sentence in failure.Sentences)
                await console.Error.WriteLineAsync(sentence);
            if (parsed.GetValue(Trace))
                await console.Error.WriteLineAsync(failed.ToString());

            return failure.Code;
        }
    }

    /// <summary>Runs a verb's work with its settings.</summary>
    public static Func<ParseResult, CancellationToken, Task<int>> WithSettings(
        BotConsole console, Func<ParseResult, BotSettings, CancellationToken, Task<int>> work) =>
        async (parsed, cancellationToken) =>
        {
            var settings = BotSettings.From(SettingsSources.Build(parsed.GetValue(ConfigFolder), parsed.GetValue(Overrides) ?? []));
            foreach (var warning in settings.Warnings)
                await console.Error.WriteLineAsync(warning);

            return await work(parsed, settings, cancellationToken);
        };

    /// <summary>Runs a verb's work with its settings as they were found, and the folder in which its files lie.</summary>
    public static Func<ParseResult, CancellationToken, Task<int>> WithSources(
        Func<ParseResult, IConfiguration, string, CancellationToken, Task<int>> work) =>
        (parsed, cancellationToken) =>
        {
            var folder = parsed.GetValue(ConfigFolder);
            var configured = SettingsSources.Build(folder, parsed.GetValue(Overrides) ?? []);
            return work(parsed, configured, folder ?? SettingsSources.OwnFolder, cancellationToken);
        };

    /// <summary>Exceptions and signals are ours: see <see cref="VerbFailure"/> and <see cref="StopSignals"/>.</summary>
    private static InvocationConfiguration Invocation(BotConsole console) => new()
    {
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = null,
        Output = console.Output,
        Error = console.Error,
    };
}
