namespace GartanChatBot.Chat;

/// <summary>Where a command stands in the menu.</summary>
internal enum MenuSection
{
    /// <summary>About the station: what people come for.</summary>
    Questions,

    /// <summary>About the asker: their link and their data.</summary>
    Yours,

    /// <summary>How this chat is answered and told.</summary>
    ThisChat,

    /// <summary>For whoever runs the bot.</summary>
    Running,

    /// <summary>Behind a button: nobody types it.</summary>
    Hidden,
}
