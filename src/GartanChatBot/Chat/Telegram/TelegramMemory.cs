namespace GartanChatBot.Chat.Telegram;

/// <summary>
/// What has to outlive the process so that a restart neither loses nor repeats anything. Delegates, because the database is not this
/// folder's business.
/// </summary>
/// <param name="Take">Keeps updates until they are answered; gives back those that were not there before. On the disk when it
/// returns.</param>
/// <param name="Pending">Updates taken and not answered, in their order.</param>
/// <param name="Save">Updates that are answered, and what changed of the chats; on the disk when it returns.</param>
/// <param name="LoadChat">What was saved of a chat last.</param>
/// <param name="LoadMenu">What the command menu was when it was published last; null when never.</param>
internal sealed record TelegramMemory(
    Func<IReadOnlyList<ReceivedUpdate>, IReadOnlyList<ReceivedUpdate>> Take,
    Func<IReadOnlyList<ReceivedUpdate>> Pending,
    Action<IReadOnlyList<int>, IReadOnlyList<ChatMark>> Save,
    Func<long, ChatMark?> LoadChat,
    Func<string?> LoadMenu,
    Action<string> SaveMenu);

/// <summary>An update as it came, until it is answered.</summary>
/// <param name="Json">As Telegram wrote it.</param>
internal sealed record ReceivedUpdate(int Id, string Json)
{
    /// <summary>It was taken before the last start: its answer may be there already.</summary>
    public bool IsInDoubt { get; init; }

    /// <summary>Nobody listened before it came: a tap may be as old as its message.</summary>
    public bool MayHaveWaited { get; init; }
}

/// <summary>What is known of the messages of a chat.</summary>
/// <param name="Chat">Its number; 0 is the count that all private chats and small groups share.</param>
/// <param name="Highest">Highest message id seen there.</param>
/// <param name="Own">Ids of the bot's own latest messages.</param>
internal sealed record ChatMark(long Chat, int Highest, IReadOnlyList<int> Own)
{
    public const long SharedCount = 0;
}
