namespace GartanChatBot.Chat.Terminal;

/// <summary>Prompt loop: reads a line and answers it, until <c>/quit</c> or the end of the input.</summary>
internal static class TerminalPrompt
{
    public static async Task RunAsync(
        TextReader input, TerminalScreen screen, Func<string, CancellationToken, Task> answer, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            screen.ShowPrompt();

            if (await ReadLineAsync(input, cancellationToken) is not { } line)
                return;

            screen.LineTyped();
            if (line.Trim() is "/quit" or "/exit" or "quit" or "exit")
                return;

            if (!string.IsNullOrWhiteSpace(line))
                await answer(line, cancellationToken);
        }
    }

    /// <summary>
    /// Reads on a separate thread: the console reader blocks and ignores cancellation. On cancellation that thread is abandoned.
    /// </summary>
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
