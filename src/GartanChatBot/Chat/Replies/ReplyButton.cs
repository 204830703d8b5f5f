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

    private const char BesideMark = '+';

    /// <summary>The answer goes beside the message that carries the button, which stays as it is; else it takes its place.</summary>
    public bool KeepsMessage { get; init; }

    /// <summary>What the platform hands back when it is tapped.</summary>
    public string Id => KeepsMessage ? BesideMark + Command : Command;

    public bool Fits => Encoding.UTF8.GetByteCount(Id) <= LongestId;

    /// <summary>Parses a button id. It comes from the client and may be forged.</summary>
    public static (string Command, bool KeepsMessage) Read(string id) =>
        id.StartsWith(BesideMark) ? (id[1..], true) : (id, false);
}
