namespace GartanChatBot.Chats;

/// <summary>What came of deciding about a claim.</summary>
internal enum LinkOutcome
{
    Linked,

    /// <summary>Nobody of that id claims to be anybody, or they have changed their mind since.</summary>
    NoSuchClaim,

    /// <summary>Somebody else on the same platform is that crew member.</summary>
    Taken,

    /// <summary>Only an administrator may decide about themselves.</summary>
    OwnClaim,
}
