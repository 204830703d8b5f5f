namespace GartanChatBot.Chat.Telegram.Updates;

/// <summary>Meaning of an update for the bot; other updates are ignored.</summary>
internal abstract record TelegramEvent(TelegramTarget Place)
{
    /// <summary>A user sent a message to the bot.</summary>
    internal sealed record MessageReceived(TelegramTarget Place, ChatRequest Request, int MessageId) : TelegramEvent(Place);

    /// <summary>A user tapped one of the bot's buttons.</summary>
    /// <param name="Request">Null if the button's data is unknown.</param>
    /// <param name="MessageId">Message with the button; null if it is too old to be edited.</param>
    internal sealed record CallbackQueryReceived(
        TelegramTarget Place, ChatRequest? Request, string QueryId, int? MessageId, bool KeepsMessage)
        : TelegramEvent(Place);

    /// <summary>The bot was added to a chat by <paramref name="By"/>.</summary>
    internal sealed record BotAdded(TelegramTarget Place, string Title, ChatUser By) : TelegramEvent(Place);

    /// <summary>The bot was removed or blocked.</summary>
    internal sealed record BotRemoved(TelegramTarget Place, string Reason) : TelegramEvent(Place);

    /// <summary>A user left the group.</summary>
    internal sealed record MemberLeft(TelegramTarget Place, string UserId) : TelegramEvent(Place);

    /// <summary>The group was migrated to a new id.</summary>
    internal sealed record ChatMigrated(TelegramTarget Place, long To) : TelegramEvent(Place);
}
