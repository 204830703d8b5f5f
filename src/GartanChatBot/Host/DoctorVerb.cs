using System.CommandLine;

namespace GartanChatBot.Host;

/// <summary><c>doctor</c>: checks everything the bot needs, one line each, with the remedy for each problem.</summary>
internal static class DoctorVerb
{
    public static Command Create(BotConsole console)
    {
        var verb = new Command(
            "doctor", "Check configuration, database, Gartan log-in, chat tokens, clock and zones. Never prints a secret.");
        verb.SetAction(BotCommandLine.WithSettings(console, async (_, settings, cancellationToken) =>
        {
            var healthy = true;
            await foreach (var check in new Doctor(settings, console).ChecksAsync(cancellationToken))
            {
                healthy &= check.Mark != DoctorCheck.Bad;
                await console.Output.WriteLineAsync($"{check.Mark} {check.Sentence}");
            }

            return healthy ? ExitCode.Done : ExitCode.Failed;
        }));
        return verb;
    }
}

/// <summary>One line of the doctor's output.</summary>
internal readonly record struct DoctorCheck(string Mark, string Sentence)
{
    public const string Good = "✔";
    public const string Bad = "✖";
    public const string NotUsed = "–";

    public static DoctorCheck Of(bool good, string whenGood, string whenBad) => good ? new(Good, whenGood) : new(Bad, whenBad);
}
