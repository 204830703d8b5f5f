using GartanChatBot.Chat.Discord.Wire;
using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Chat.Discord.Writing;

/// <summary>A reply's buttons as Discord's rows: five buttons a row, a menu where there are more, five rows.</summary>
internal static class ActionRowBuilder
{
    private const int MostRows = 5;
    private const int MostInRow = 5;
    private const int MostInMenu = 25;
    private const int LongestLabel = 80;
    private const int LongestOption = 100;

    /// <summary>What a menu is called; what is chosen in it says what is meant.</summary>
    private const string MenuId = "menu";

    public static IReadOnlyList<MessageComponent> Of(Reply reply)
    {
        // An id may stand in a message once.
        var known = new HashSet<string>();
        List<MessageComponent> rows = [];
        foreach (var block in reply.Blocks.OfType<ReplyBlock.Buttons>())
        {
            ReplyButton[] choices = [.. block.Choices.Where(choice => choice.Fits && choice.Id.Length > 0 && known.Add(choice.Id))];
            if (choices.Length > 0 && rows.Count < MostRows)
                rows.Add(Row(choices.Length <= MostInRow ? [.. choices.Select(Button)] : [Menu(choices, rows.Count)]));
        }

        return rows;
    }

    private static MessageComponent Row(IReadOnlyList<MessageComponent> components) =>
        new() { Type = MessageComponent.Row, Components = components };

    private static MessageComponent Button(ReplyButton button) => new()
    {
        Type = MessageComponent.Button,
        Style = button.IsFinal ? MessageComponent.Red : MessageComponent.Grey,
        Label = Label(button, LongestLabel),
        CustomId = button.Id,
    };

    private static MessageComponent Menu(ReplyButton[] choices, int row) => new()
    {
        Type = MessageComponent.Menu,
        CustomId = $"{MenuId}{row}",
        Placeholder = choices.Length > MostInMenu ? $"Choose (+{choices.Length - MostInMenu} more)" : "Choose",
        Options = [.. choices.Take(MostInMenu).Select(choice => new MenuOption(Label(choice, LongestOption), choice.Id))],
    };

    private static string Label(ReplyButton button, int most) =>
        DiscordMarkdown.Undressed(button.Label).Trim() is { Length: > 0 } label ? EmbedText.Cut(label, most) : "…";
}
