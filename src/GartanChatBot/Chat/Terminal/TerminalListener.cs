namespace GartanChatBot.Chat.Terminal;

/// <summary>The prompt: reads a line, shows its answer, until <c>/quit</c> or the end of the input.</summary>
internal sealed class TerminalListener(CommandRouter router, TerminalScreen screen)
{
    public async Task RunAsync(TextReader input, Func<string, ChatRequest> toRequest, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            screen.ShowPrompt();

            if (await ReadLineAsync(input, cancellationToken) is not { } line)
                return;

            screen.LineTyped();
            if (line.Trim() is "/quit" or "/exit" or "quit" or "exit")
                return;

            if (!string.IsNullOrWhiteSpace(line) && await router.AnswerAsync(toRequest(line), cancellationToken) is { } reply)
                screen.Show(reply);
        }
    }

    public Task RunAsync(TextReader input, CancellationToken cancellationToken) => RunAsync(input, Asked, cancellationToken);

    /// <summary>A line typed here and now, by the operator.</summary>
    public static ChatRequest Asked(string line) =>
        new() { Conversation = TerminalPlatform.Console, Who = TerminalPlatform.Operator, Text = line };

    /// <summary>The console's own reader blocks and heeds no token: it waits on a thread of its own, and stopping leaves it behind.</summary>
    private static async Task<string?> ReadLineAsync(TextReader input, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(input.ReadLine, CancellationToken.None).WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
