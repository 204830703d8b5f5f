namespace GartanChatBot.Chat;

/// <summary>Form of crew members' names in one chat, most identifying first.</summary>
internal enum NameStyle
{
    /// <summary>Surname and initials.</summary>
    Full,

    /// <summary>Surname; with initials only if two people share it.</summary>
    Short,

    /// <summary>Initials, recognised by colleagues only: <c>SJE</c>.</summary>
    Initials,

    /// <summary>Rank in place of a name.</summary>
    Roles,

    /// <summary>Numbers only: "somebody".</summary>
    None,
}
