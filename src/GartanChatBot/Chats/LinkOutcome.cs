namespace GartanChatBot.Chats;

/// <summary>Result of deciding a claim.</summary>
internal enum LinkOutcome
{
    Linked,

    /// <summary>The account has no claim with this code; it may have been changed or withdrawn.</summary>
    NoSuchClaim,

    /// <summary>Another account on the same platform is already linked to that crew member.</summary>
    Taken,

    /// <summary>Only an administrator may decide their own claim.</summary>
    OwnClaim,
}
