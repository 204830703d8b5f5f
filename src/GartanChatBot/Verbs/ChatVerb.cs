using System.CommandLine;
using GartanChatBot.Chat.Terminal;

namespace GartanChatBot.Verbs;

/// <summary><c>chat</c>: the console chat alone, on the stored data.</summary>
internal static class ChatVerb
{
    public static Command Create(BotConsole console)
    {
        var verb = new Command("chat", "Ask at a prompt, on the stored data; nothing is read from Gartan.");
        verb.SetAction(BotCommandLine.WithSettings(console, async (_, settings, cancellationToken) =>
        {
            await using var app = BotHost.BuildTools(settings, console);
            await app.Services.GetRequiredService<TerminalListener>().RunAsync(console.Input, cancellationToken);
            return ExitCode.Done;
        }));
        return verb;
    }
}
