namespace GartanChatBot.Chat.Terminal;

/// <summary>The prompt of this process: each line is put to the router and its answer shown.</summary>
internal sealed class TerminalListener(IQuestionHandler questions, TerminalScreen screen)
{
    private readonly ConsoleSession session = new();

    public Task RunAsync(TextReader input, CancellationToken cancellationToken) =>
        TerminalPrompt.RunAsync(input, screen, AnswerAsync, cancellationToken);

    /// <summary>A line typed here and now, by the operator.</summary>
    public static ChatRequest Asked(string line) =>
        new() { Conversation = TerminalPlatform.Console, Who = TerminalPlatform.Operator, Text = line };

    private async Task AnswerAsync(string line, CancellationToken cancellationToken)
    {
        var request = Asked(line) with { Session = session, As = session.Member, Station = session.Station };
        if (await questions.AnswerAsync(request, cancellationToken) is { } reply)
            screen.Show(reply);
    }
}
