namespace GartanChatBot.Chat;

/// <summary>What people are called in one chat, most telling first.</summary>
internal enum NameStyle
{
    /// <summary>Surname and initials.</summary>
    Full,

    /// <summary>The surname, with initials only where two share it.</summary>
    Short,

    /// <summary><c>SJE</c>: known to whoever knows them.</summary>
    Initials,

    /// <summary>Their rank in place of a name.</summary>
    Roles,

    /// <summary>Numbers only: "somebody".</summary>
    None,
}
