using System.Globalization;
using System.Text;
using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Chat.Terminal;

/// <summary>
/// Renders a reply as plain text, wrapped to the terminal. Marks carry the tone; without colours nothing is lost in a log or a pipe.
/// </summary>
internal sealed class TerminalWriter(int? width = null) : ReplyWriter
{
    private const int NarrowestWrap = 20;

    /// <summary>Columns to wrap at; no wrapping if the width is unknown (a pipe, a file).</summary>
    private readonly int columns = width is { } known ? Math.Max(known, NarrowestWrap) : int.MaxValue;

    /// <summary>Replaces control characters: a page can put anything into a name, and they would let it move the cursor.</summary>
    protected override string Escape(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(character => char.IsControl(character) ? '�' : character)) : text;

    protected override void WriteLine(StringBuilder text, string dressed) => Wrap(text, dressed, hang: "");

    protected override void WriteBullet(StringBuilder text, string mark, string dressed) =>
        Wrap(text, $"{mark} {dressed}", hang: new string(' ', Columns(mark) + 1));

    protected override void WriteFacts(StringBuilder text, ReplyBlock.Facts facts)
    {
        var labels = facts.Rows.Max(row => row.Label.Length) + 2;
        foreach (var row in facts.Rows)
        {
            Wrap(text, Escape(row.Label).PadRight(labels) + Dress(row.Value), hang: new string(' ', labels));
        }
    }

    protected override void WriteBars(StringBuilder text, ReplyBlock.FixedWidthBlock fixedWidthBlock)
    {
        foreach (var line in fixedWidthBlock.Lines)
        {
            text.Append(Escape(line).TrimEnd()).Append('\n');
        }
    }

    /// <summary>Writes buttons as the commands to type, because a terminal has nothing to tap.</summary>
    protected override void WriteButtons(StringBuilder text, ReplyBlock.Buttons buttons) =>
        Wrap(text, string.Join("  ", buttons.Choices.Select(choice => Escape($"[{choice.Label}: {choice.Command}]"))), hang: "");

    private void Wrap(StringBuilder text, string line, string hang)
    {
        var column = 0;
        foreach (var word in line.Split(' '))
        {
            var wordWidth = Columns(word);
            var breaks = column > hang.Length && column + 1 + wordWidth > columns;

            if (breaks)
            {
                text.Append('\n').Append(hang);
                column = hang.Length;
            }
            else if (column > 0)
            {
                text.Append(' ');
                column++;
            }

            text.Append(word);
            column += wordWidth;
        }

        text.Append('\n');
    }

    /// <summary>Display width of a word: terminals give the round marks two columns and combining accents none.</summary>
    private static int Columns(string word)
    {
        var taken = 0;
        foreach (var rune in word.EnumerateRunes())
        {
            taken += Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format ? 0
                : rune.Value is >= 0x1F300 or 0x26AA ? 2
                : 1;
        }

        return taken;
    }
}
