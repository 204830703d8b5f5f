namespace GartanChatBot.Chats;

/// <summary>Approval state of a conversation. The numbers are stored in the database.</summary>
internal enum ChatState
{
    /// <summary>Known, but approval was neither requested nor decided.</summary>
    Heard = 0,

    /// <summary>A user contacted the bot there; administrators were notified.</summary>
    Asked = 1,

    Approved = 2,

    Refused = 3,

    /// <summary>The bot can no longer post there; an earlier decision is kept in case it can again.</summary>
    Gone = 4,
}
