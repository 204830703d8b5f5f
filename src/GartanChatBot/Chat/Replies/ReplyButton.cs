using System.Text;
using System.Text.Json.Serialization;

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
    private const char FinalMark = '!';
    private const char WordsMark = '?';

    /// <summary>The answer goes beside the message that carries the button, which stays as it is; else it takes its place.</summary>
    public bool KeepsMessage { get; init; }

    /// <summary>What it does can't be undone: it is red where a platform has colours.</summary>
    [JsonIgnore]
    public bool IsFinal { get; init; }

    /// <summary>Asks for a few words first, which go behind the command. Only for platforms that have a form.</summary>
    [JsonIgnore]
    public bool AsksForWords { get; init; }

    /// <summary>What the platform hands back when it is tapped.</summary>
    public string Id =>
        KeepsMessage ? BesideMark + Command
        : IsFinal ? FinalMark + Command
        : AsksForWords ? WordsMark + Command
        : Command;

    public bool Fits => Encoding.UTF8.GetByteCount(Id) <= LongestId;

    /// <summary>
    /// Parses a button id. It comes from the client and may be forged: only <see cref="Command"/> counts for what is done.
    /// </summary>
    public static ReplyButton Read(string id, string label = "") => id is [BesideMark or FinalMark or WordsMark, .. var command]
        ? new(label, command)
        {
            KeepsMessage = id[0] == BesideMark,
            IsFinal = id[0] == FinalMark,
            AsksForWords = id[0] == WordsMark,
        }
        : new(label, id);
}
