namespace GartanChatBot.Chat.Discord.Wire;

/// <summary>Permission bits that the bot uses.</summary>
[Flags]
internal enum DiscordPermission : ulong
{
    None = 0,
    Administrator = 1UL << 3,
    ManageGuild = 1UL << 5,
    ViewChannel = 1UL << 10,
    SendMessages = 1UL << 11,
    EmbedLinks = 1UL << 14,
    AttachFiles = 1UL << 15,
    ReadMessageHistory = 1UL << 16,
    SendMessagesInThreads = 1UL << 38,
    PinMessages = 1UL << 51,

    /// <summary>Permissions needed to post alerts.</summary>
    ToPost = ViewChannel | SendMessages | EmbedLinks,

    /// <summary>Permissions that the invite link requests.</summary>
    Wanted = ToPost | AttachFiles | ReadMessageHistory | SendMessagesInThreads | PinMessages,
}
