using System.Text;
using System.Text.Json.Serialization;

namespace GartanChatBot.Chat.Replies;

/// <summary>
/// A button that sends a command when tapped. Its id is the command itself, so it works after a restart without stored state; the user who
/// taps is checked as if the command had been typed.
/// </summary>
internal sealed record ReplyButton(string Label, string Command)
{
    /// <summary>
    /// Telegram's limit in bytes for a button's callback data, the smallest of all platforms
    /// (https://core.telegram.org/bots/api#inlinekeyboardbutton).
    /// </summary>
    public const int LongestId = 64;

    private const char BesideMark = '+';
    private const char FinalMark = '!';
    private const char WordsMark = '?';

    /// <summary>True if the answer is posted as a separate message; false replaces the message that carries the button.</summary>
    public bool KeepsMessage { get; init; }

    /// <summary>True if the action can't be undone; shown in red where the platform supports it.</summary>
    [JsonIgnore]
    public bool IsFinal { get; init; }

    /// <summary>
    /// True if a tap first opens a form for a few words, which are appended to the command. Only for platforms with forms.
    /// </summary>
    [JsonIgnore]
    public bool AsksForWords { get; init; }

    /// <summary>Callback id that the platform returns on a tap.</summary>
    public string Id =>
        KeepsMessage ? BesideMark + Command
        : IsFinal ? FinalMark + Command
        : AsksForWords ? WordsMark + Command
        : Command;

    public bool Fits => Encoding.UTF8.GetByteCount(Id) <= LongestId;

    /// <summary>Parses a button id. It comes from the client and may be forged: only <see cref="Command"/> decides what is done.</summary>
    public static ReplyButton Read(string id, string label = "") => id is [BesideMark or FinalMark or WordsMark, .. var command]
        ? new(label, command)
        {
            KeepsMessage = id[0] == BesideMark,
            IsFinal = id[0] == FinalMark,
            AsksForWords = id[0] == WordsMark,
        }
        : new(label, id);
}
