using System.ComponentModel.DataAnnotations;

namespace GartanChatBot.Chat;

/// <summary>Section <c>Chat</c>: administrators, and chats approved from configuration.</summary>
internal sealed class ChatOptions
{
    /// <summary>Accounts of the people who may run the bot: <c>discord:&lt;id&gt;</c>, <c>telegram:&lt;id&gt;</c>.</summary>
    public IList<string> Admins { get; init; } = [];

    /// <summary>Chats that may ask without further approval: <c>telegram:&lt;id&gt;</c>, <c>discord:&lt;channel id&gt;</c>.</summary>
    public IList<string> Approved { get; init; } = [];

    /// <summary>Publishes the pumps' state, without names, in the bot's public Telegram profile.</summary>
    public bool PublicStatus { get; init; }

    /// <summary>Maximum number of questions per person and minute.</summary>
    [Range(1, 1000)]
    public int QuestionsPerMinute { get; init; } = 20;
}
