namespace GartanChatBot.Chat.Terminal;

/// <summary>The prompt of this process: each line is put to the router and its answer shown.</summary>
internal sealed class TerminalListener(IQuestionHandler questions, TerminalScreen screen)
{
    public Task RunAsync(TextReader input, CancellationToken cancellationToken) =>
        TerminalPrompt.RunAsync(input, screen, AnswerAsync, cancellationToken);

    /// <summary>A line typed here and now, by the operator.</summary>
    public static ChatRequest Asked(string line) =>
        new() { Conversation = TerminalPlatform.Console, Who = TerminalPlatform.Operator, Text = line };

    private async Task AnswerAsync(string line, CancellationToken cancellationToken)
    {
        if (await questions.AnswerAsync(Asked(line), cancellationToken) is { } reply)
            screen.Show(reply);
    }
}
