namespace GartanChatBot.Chats;

/// <summary>What was decided about a conversation. The numbers stand in the file.</summary>
internal enum ChatState
{
    /// <summary>Heard of, and nothing was asked or decided.</summary>
    Heard = 0,

    /// <summary>Somebody there spoke to us; an administrator has been told.</summary>
    Asked = 1,

    Approved = 2,

    Refused = 3,

    /// <summary>Nothing can be said there any more; what was decided before is kept for the case that it comes back.</summary>
    Gone = 4,
}
