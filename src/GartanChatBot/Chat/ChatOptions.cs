using System.ComponentModel.DataAnnotations;

namespace GartanChatBot.Chat;

/// <summary>Section <c>Chat</c>: who is let in from configuration.</summary>
internal sealed class ChatOptions
{
    /// <summary>People who may run the bot: <c>discord:&lt;id&gt;</c>, <c>telegram:&lt;id&gt;</c>.</summary>
    public IList<string> Admins { get; init; } = [];

    /// <summary>Chats that may ask without further approval: <c>telegram:&lt;id&gt;</c>, <c>discord:&lt;channel id&gt;</c>.</summary>
    public IList<string> Approved { get; init; } = [];

    /// <summary>
    /// Whether the bot's profile on Telegram says to everybody who finds it if the pumps are on the run, without names.
    /// </summary>
    public bool PublicStatus { get; init; }

    /// <summary>Questions that one person may ask in a minute.</summary>
    [Range(1, 1000)]
    public int QuestionsPerMinute { get; init; } = 20;
}
