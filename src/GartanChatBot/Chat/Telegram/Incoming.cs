namespace GartanChatBot.Chat.Telegram;

/// <summary>What an update means to us; whatever is none of these is not ours to answer.</summary>
internal abstract record Incoming(TelegramPlace Place)
{
    /// <summary>Somebody typed something to us.</summary>
    internal sealed record Asked(TelegramPlace Place, ChatRequest Request, int MessageId) : Incoming(Place);

    /// <summary>Somebody tapped one of our buttons.</summary>
    /// <param name="Request">Null when the button carries nothing that we know.</param>
    /// <param name="MessageId">The message with the button; null when it is too old to be changed.</param>
    internal sealed record Tapped(TelegramPlace Place, ChatRequest? Request, string QueryId, int? MessageId, bool Beside) : Incoming(Place);

    /// <summary>We were let in; <paramref name="By"/> is who did it.</summary>
    internal sealed record Opened(TelegramPlace Place, string Title, ChatUser By) : Incoming(Place);

    /// <summary>We were put out.</summary>
    internal sealed record Ended(TelegramPlace Place, string Reason) : Incoming(Place);

    /// <summary>Somebody is no longer in the group.</summary>
    internal sealed record MemberLeft(TelegramPlace Place, string UserId) : Incoming(Place);

    /// <summary>The group goes on under another number.</summary>
    internal sealed record Moved(TelegramPlace Place, long To) : Incoming(Place);
}
