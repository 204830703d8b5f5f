namespace GartanChatBot.Chat;

/// <summary>
/// Key of everything that is stored for a chat; a topic has the key of its chat. Stores take this instead of a conversation, so that a
/// topic can't get a record of its own.
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
