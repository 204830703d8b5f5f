namespace GartanChatBot.Chat;

/// <summary>Rights of the asker in this conversation, lowest first.</summary>
internal enum ChatRole
{
    /// <summary>The chat is not approved: the asker is informed of that and gets no other answer.</summary>
    Stranger,

    /// <summary>May ask about the station and about their own hours.</summary>
    Crew,

    /// <summary>May also see the author of each change, and approve crew links.</summary>
    Officer,

    /// <summary>May also ask about other people's hours, and run the bot.</summary>
    Admin,

    /// <summary>Sits at the machine: has an administrator's rights and no rate limit.</summary>
    Operator,
}
