using System.Text;

namespace GartanChatBot.Chat.Replies;

/// <summary>
/// Asks a further question when tapped. Its id is the command itself, so it still works after a restart
/// and there is nothing to remember; whoever taps is checked as if the command had been typed.
/// </summary>
internal sealed record ReplyButton(string Label, string Command)
{
    /// <summary>Telegram's limit for what a button carries, the smallest of all platforms.</summary>
    public const int LongestId = 64;

    public bool Fits => Encoding.UTF8.GetByteCount(Command) <= LongestId;
}
