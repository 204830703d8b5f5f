using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Chat.Terminal;

/// <summary>The only writer to the terminal, so that an alert never appears in the middle of an answer.</summary>
internal sealed class TerminalScreen(TextWriter output, int? width = null)
{
    private const string Prompt = "> ";

    private readonly Lock gate = new();
    private readonly TerminalWriter writer = new(width);
    private bool prompted;

    public void ShowPrompt()
    {
        lock (gate)
        {
            output.Write(Prompt);
            output.Flush();
            prompted = true;
        }
    }

    /// <summary>Notes that Enter was pressed, so the prompt is no longer on the current line.</summary>
    public void LineTyped()
    {
        lock (gate)
        {
            prompted = false;
        }
    }

    public void Show(Reply reply) => Show(writer.Write(reply));

    /// <summary>Shows an answer that another process has rendered.</summary>
    public void Show(string answer)
    {
        lock (gate)
        {
            var interrupts = prompted;
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
