namespace GartanChatBot.Chat.Discord.Wire;

/// <summary>The permission bits that matter to us.</summary>
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

    /// <summary>Without these a channel gets no news.</summary>
    ToPost = ViewChannel | SendMessages | EmbedLinks,

    /// <summary>What the invite link asks for.</summary>
    Wanted = ToPost | AttachFiles | ReadMessageHistory | SendMessagesInThreads | PinMessages,
}
