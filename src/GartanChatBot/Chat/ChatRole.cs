namespace GartanChatBot.Chat;

/// <summary>What somebody may do here, least first.</summary>
internal enum ChatRole
{
    /// <summary>Nobody has let this chat in: told so, and nothing else.</summary>
    Stranger,

    /// <summary>May ask about the station and about themselves.</summary>
    Crew,

    /// <summary>May also see who changed what, and let crew link themselves.</summary>
    Officer,

    /// <summary>May also ask about other people's hours, and run the bot.</summary>
    Admin,

    /// <summary>Sits at the machine: may do what an administrator may, as fast as they like.</summary>
    Operator,
}
