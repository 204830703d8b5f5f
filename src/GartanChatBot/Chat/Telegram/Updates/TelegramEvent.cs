namespace GartanChatBot.Chat.Telegram.Updates;

/// <summary>What an update means to us; whatever is none of these is not ours to answer.</summary>
internal abstract record TelegramEvent(TelegramTarget Place)
{
    /// <summary>Somebody typed something to us.</summary>
    internal sealed record MessageReceived(TelegramTarget Place, ChatRequest Request, int MessageId) : TelegramEvent(Place);

    /// <summary>Somebody tapped one of our buttons.</summary>
    /// <param name="Request">Null when the button carries nothing that we know.</param>
    /// <param name="MessageId">The message with the button; null when it is too old to be changed.</param>
    internal sealed record CallbackQueryReceived(
        TelegramTarget Place, ChatRequest? Request, string QueryId, int? MessageId, bool KeepsMessage)
        : TelegramEvent(Place);

    /// <summary>We were let in; <paramref name="By"/> is who did it.</summary>
    internal sealed record BotAdded(TelegramTarget Place, string Title, ChatUser By) : TelegramEvent(Place);

    /// <summary>We were put out.</summary>
    internal sealed record BotRemoved(TelegramTarget Place, string Reason) : TelegramEvent(Place);

    /// <summary>Somebody is no longer in the group.</summary>
    internal sealed record MemberLeft(TelegramTarget Place, string UserId) : TelegramEvent(Place);

    /// <summary>The group goes on under another number.</summary>
    internal sealed record ChatMigrated(TelegramTarget Place, long To) : TelegramEvent(Place);
}
