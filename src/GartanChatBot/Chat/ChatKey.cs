namespace GartanChatBot.Chat;

/// <summary>
/// By what everything is kept that belongs to a chat: a topic has that of the chat which it is part of. Stores take this instead of a
/// conversation, so that what is said in a topic can't be kept beside what the chat knows.
/// </summary>
internal readonly record struct ChatKey
{
    private ChatKey(string value) => Value = value;

    /// <summary><c>telegram:-4711</c>, as the configuration writes it.</summary>
    public string Value { get; }

    public static ChatKey Of(Conversation conversation) => new(conversation.Whole.ToString());

    public static implicit operator ChatKey(Conversation conversation) => Of(conversation);

    public override string ToString() => Value;
}
