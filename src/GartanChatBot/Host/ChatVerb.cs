using System.CommandLine;
using GartanChatBot.Chat.Terminal;
using GartanChatBot.Storage;

namespace GartanChatBot.Host;

/// <summary><c>chat</c>: the console chat alone, on the stored data.</summary>
internal static class ChatVerb
{
    public static Command Create(BotConsole console)
    {
        var verb = new Command("chat", "Ask at a prompt, on the stored data; nothing is read from Gartan.");
        verb.SetAction(BotCommandLine.WithSettings(console, async (_, settings, cancellationToken) =>
        {
            await ChatAsync(settings, console, cancellationToken);
            return ExitCode.Done;
        }));
        return verb;
    }

    private static async Task ChatAsync(BotSettings settings, BotConsole console, CancellationToken cancellationToken)
    {
        try
        {
            await using var app = BotHost.BuildTools(settings, console);
            await app.GetRequiredService<TerminalListener>().RunAsync(console.Input, cancellationToken);
        }
        catch (DatabaseInUseException inUse)
        {
            var service = new RunningService(settings, inUse);
            var screen = new TerminalScreen(console.Output, console.Width);
            await TerminalPrompt.RunAsync(
                console.Input,
                screen,
                async (line, token) => screen.Show((await service.AskAsync(new(line, At: null, As: null), asJson: false, token)).Shown),
                cancellationToken);
        }
    }
}
