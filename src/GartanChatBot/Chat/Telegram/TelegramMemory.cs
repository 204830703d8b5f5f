namespace GartanChatBot.Chat.Telegram;

/// <summary>
/// Persistent state that prevents a restart from losing or repeating answers. Delegates keep this folder independent of the database.
/// </summary>
/// <param name="Take">
/// Stores updates until they are answered, and returns those that were not stored before. On disk when it returns.
/// </param>
/// <param name="Pending">Stored updates without an answer, in order.</param>
/// <param name="Save">Stores answered updates and changed chats; on disk when it returns.</param>
/// <param name="LoadChat">Reads the last saved state of a chat.</param>
/// <param name="LoadMenu">Hash of the last published command menu; null if there was none.</param>
internal sealed record TelegramMemory(
    Func<IReadOnlyList<ReceivedUpdate>, IReadOnlyList<ReceivedUpdate>> Take,
    Func<IReadOnlyList<ReceivedUpdate>> Pending,
    Action<IReadOnlyList<int>, IReadOnlyList<ChatMark>> Save,
    Func<long, ChatMark?> LoadChat,
    Func<string?> LoadMenu,
    Action<string> SaveMenu);

/// <summary>A stored update, until it is answered.</summary>
/// <param name="Json">Raw JSON from Telegram.</param>
internal sealed record ReceivedUpdate(int Id, string Json)
{
    /// <summary>True if it was stored before the last start, so its answer may already be posted.</summary>
    public bool IsInDoubt { get; init; }

    /// <summary>True if the bot was not listening before it arrived: a tap may be as old as its message.</summary>
    public bool MayHaveWaited { get; init; }
}

/// <summary>Known messages of a chat.</summary>
/// <param name="Chat">Chat id; 0 stands for the counter that all private chats and basic groups share.</param>
/// <param name="Highest">Highest message id seen there.</param>
/// <param name="Own">Ids of the bot's own latest messages.</param>
internal sealed record ChatMark(long Chat, int Highest, IReadOnlyList<int> Own)
{
    public const long SharedCount = 0;
}
