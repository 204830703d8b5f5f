namespace GartanChatBot.Chat;

/// <summary>Section of the menu that lists a command.</summary>
internal enum MenuSection
{
    /// <summary>About the station.</summary>
    Questions,

    /// <summary>About the asker's link and data.</summary>
    Yours,

    /// <summary>Settings for answers and alerts in this chat.</summary>
    ThisChat,

    /// <summary>For the operator.</summary>
    Running,

    /// <summary>Not listed: used by buttons only.</summary>
    Hidden,
}
