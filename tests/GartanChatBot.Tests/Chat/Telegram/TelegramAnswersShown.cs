using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chat.Telegram.Sending;

namespace GartanChatBot.Tests.Chat.Telegram;

/// <summary>A reply as it goes to Telegram: the text with its markup, and the buttons as they lie.</summary>
internal static class TelegramAnswersShown
{
    public static string ShownOnTelegram(this Reply reply)
    {
        var shown = new StringBuilder().AppendJoin("\n=====\n", HtmlMessageSplitter.Messages(TelegramWriter.Html(reply)));
        foreach (var row in InlineKeyboardBuilder.Of(reply)?.InlineKeyboard ?? [])
            shown
                .Append('\n')
                .AppendJoin(
                    ' ', row.Select(button => string.Create(CultureInfo.InvariantCulture, $"[{button.Text} = {button.CallbackData}]")));

        return shown.ToString();
    }

    /// <summary>Held against <c>Snapshots/telegram-NAME.approved.txt</c>.</summary>
    public static void ShouldBeAsApprovedOnTelegram(this string shown, string name, [CallerFilePath] string test = "") =>
        shown.ShouldMatchApproved(options => options
            .SubFolder(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(test)!, "..", "..", "Snapshots")))
            .WithFilenameGenerator((_, _, kind, extension) => $"telegram-{name}.{kind}.{extension}")
            .NoDiff());
}
