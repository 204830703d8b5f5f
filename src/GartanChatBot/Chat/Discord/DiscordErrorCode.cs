namespace GartanChatBot.Chat.Discord;

/// <summary>
/// Discord's JSON error codes that the bot handles (https://docs.discord.com/developers/topics/opcodes-and-status-codes).
/// </summary>
internal static class DiscordErrorCode
{
    public const int UnknownChannel = 10003;
    public const int UnknownGuild = 10004;
    public const int UnknownMember = 10007;
    public const int UnknownMessage = 10008;
    public const int UnknownWebhook = 10015;
    public const int UnknownInteraction = 10062;
    public const int TooManyPins = 30003;
    public const int TooManyEditsOfOldMessage = 30046;
    public const int AlreadyAcknowledged = 40060;
    public const int TagRequired = 40067;
    public const int UserAgentBlocked = 40333;
    public const int MissingAccess = 50001;
    public const int NotOurMessage = 50005;
    public const int CannotMessageUser = 50007;
    public const int NoTextChannel = 50008;
    public const int MissingPermission = 50013;
    public const int WebhookTokenOver = 50027;
    public const int InvalidForm = 50035;
    public const int ThreadArchived = 50083;
    public const int Overloaded = 130000;
    public const int ThreadLocked = 160005;
}
