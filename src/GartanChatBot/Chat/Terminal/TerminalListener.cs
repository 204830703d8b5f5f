namespace GartanChatBot.Chat.Terminal;

/// <summary>Reads lines from this process's console, asks the router and shows each answer.</summary>
internal sealed class TerminalListener(IQuestionHandler questions, TerminalScreen screen)
{
    private readonly ConsoleSession session = new();

    public Task RunAsync(TextReader input, CancellationToken cancellationToken) =>
        TerminalPrompt.RunAsync(input, screen, AnswerAsync, cancellationToken);

    /// <summary>Creates a request for a line that the operator typed.</summary>
    public static ChatRequest Asked(string line) =>
        new() { Conversation = TerminalPlatform.Console, Who = TerminalPlatform.Operator, Text = line };

    private async Task AnswerAsync(string line, CancellationToken cancellationToken)
    {
        var request = Asked(line) with { Session = session, As = session.Member, Station = session.Station };
        if (await questions.AnswerAsync(request, cancellationToken) is { } reply)
            screen.Show(reply);
    }
}
