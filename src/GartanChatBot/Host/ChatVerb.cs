using System.CommandLine;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Terminal;
using GartanChatBot.Storage;
using GartanChatBot.Web;

namespace GartanChatBot.Host;

/// <summary><c>chat</c>: the console chat alone, on stored data.</summary>
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
            await EmptyDatabaseHint.ShowAsync(app, console);
            await app.GetRequiredService<TerminalListener>().RunAsync(console.Input, cancellationToken);
        }
        catch (DatabaseInUseException inUse)
        {
            var service = new RunningService(settings, inUse);
            var screen = new TerminalScreen(console.Output, console.Width);
            string? linked = null;
            await TerminalPrompt.RunAsync(
                console.Input,
                screen,
                async (line, token) =>
                {
                    if (linked is not null && ParsedCommand.TryParse(line, out var typed) && typed.Name == "unlink")
                    {
                        linked = null;
                        screen.Show("✔ Unlinked.");
                        return;
                    }

                    var name = NameIn(line);
                    var question = new Question(name is null ? line : "/me", At: null, As: name ?? linked);
                    var answer = await service.AskAsync(question, asJson: false, token);
                    linked = name is not null && answer.Answered ? name : linked;
                    screen.Show(answer.Shown);
                },
                cancellationToken);
        }
    }

    /// <summary>The member named by <c>/link</c> at this prompt. Kept here, because the service does not know who is asking.</summary>
    private static string? NameIn(string line) =>
        ParsedCommand.TryParse(line, out var typed) && typed is { Name: "link", Words.Count: > 0 } ? string.Join(' ', typed.Words) : null;
}
