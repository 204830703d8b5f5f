using GartanChatBot.Chat.Replies;
using Telegram.Bot.Types.ReplyMarkups;

namespace GartanChatBot.Chat.Telegram.Sending;

/// <summary>Arranges a reply's buttons in rows that a phone shows without cutting labels.</summary>
internal static class InlineKeyboardBuilder
{
    private const int MaxInRow = 4;
    private const int WidestRow = 34;
    private const int LongestLabel = 60;

    /// <summary>Width of a button's margins, in characters.</summary>
    private const int ButtonFrame = 3;

    /// <summary>Returns null if there are no buttons: Telegram rejects an empty keyboard.</summary>
    public static InlineKeyboardMarkup? Of(Reply reply)
    {
        ReplyButton[] choices =
        [
            .. reply.Blocks.OfType<ReplyBlock.Buttons>().SelectMany(block => block.Choices).Where(choice => choice.Fits),
        ];
        return choices.Length == 0 ? null : new(Rows(choices).Select(row => row.Select(Button)));
    }

    public static IReadOnlyList<IReadOnlyList<ReplyButton>> Rows(IEnumerable<ReplyButton> choices)
    {
        List<List<ReplyButton>> rows = [];
        var width = 0;
        foreach (var choice in choices)
        {
            var taken = choice.Label.Length + ButtonFrame;
            if (rows.Count == 0 || rows[^1].Count == MaxInRow || width + taken > WidestRow)
            {
                rows.Add([]);
                width = 0;
            }

            rows[^1].Add(choice);
            width += taken;
        }

        return rows;
    }

    private static InlineKeyboardButton Button(ReplyButton choice) =>
        InlineKeyboardButton.WithCallbackData(Label(choice.Label), choice.Id);

    /// <summary>Cleans a label; an empty one becomes "…", because Telegram would reject the whole message.</summary>
    private static string Label(string label)
    {
        var shown = string.Concat(
            label
                .EnumerateRunes()
                .Where(rune => !System.Text.Rune.IsControl(rune) && rune != System.Text.Rune.ReplacementChar)
                .Take(LongestLabel));
        return string.IsNullOrWhiteSpace(shown) ? "…" : shown;
    }
}
