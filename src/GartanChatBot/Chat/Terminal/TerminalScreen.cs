using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Chat.Terminal;

/// <summary>The one place that writes to the terminal, so that an alert never lands in the middle of an answer.</summary>
internal sealed class TerminalScreen(TextWriter output, int? width = null)
{
    private const string Prompt = "> ";

    private readonly Lock _gate = new();
    private readonly TerminalWriter _writer = new(width);
    private bool _prompted;

    public void ShowPrompt()
    {
        lock (_gate)
        {
            output.Write(Prompt);
            output.Flush();
            _prompted = true;
        }
    }

    /// <summary>What was typed ended its line: the prompt is used up.</summary>
    public void LineTyped()
    {
        lock (_gate)
        {
            _prompted = false;
        }
    }

    public void Show(Reply reply) => Show(_writer.Write(reply));

    /// <summary>An answer that another process has put into words.</summary>
    public void Show(string answer)
    {
        lock (_gate)
        {
            var interrupts = _prompted;
            if (interrupts)
                output.WriteLine();

            output.WriteLine(answer);
            output.WriteLine();

            if (interrupts)
                output.Write(Prompt);

            output.Flush();
        }
    }
}
