using GartanChatBot.Chat.Discord.Wire;
using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Chat.Discord.Writing;

/// <summary>Builds Discord's action rows from a reply's buttons: up to five buttons in a row, a menu for more, at most five rows.</summary>
internal static class ActionRowBuilder
{
    private const int MaxRows = 5;
    private const int MaxInRow = 5;
    private const int MaxInMenu = 25;
    private const int LongestLabel = 80;
    private const int LongestOption = 100;

    /// <summary>Prefix of a menu's id; the chosen value carries the command.</summary>
    private const string MenuId = "menu";

    public static IReadOnlyList<MessageComponent> Of(Reply reply)
    {
        // Ids must be unique within a message.
        var known = new HashSet<string>();
        List<MessageComponent> rows = [];
        foreach (var block in reply.Blocks.OfType<ReplyBlock.Buttons>())
        {
            ReplyButton[] choices = [.. block.Choices.Where(choice => choice.Fits && choice.Id.Length > 0 && known.Add(choice.Id))];
            if (choices.Length > 0 && rows.Count < MaxRows)
                rows.Add(Row(choices.Length <= MaxInRow ? [.. choices.Select(Button)] : [Menu(choices, rows.Count)]));
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
        Placeholder = choices.Length > MaxInMenu ? $"Choose (+{choices.Length - MaxInMenu} more)" : "Choose",
        Options = [.. choices.Take(MaxInMenu).Select(choice => new MenuOption(Label(choice, LongestOption), choice.Id))],
    };

    private static string Label(ReplyButton button, int most) =>
        DiscordMarkdown.Undressed(button.Label).Trim() is { Length: > 0 } label ? EmbedText.Cut(label, most) : "…";
}
