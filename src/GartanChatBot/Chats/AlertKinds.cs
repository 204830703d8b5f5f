namespace GartanChatBot.Chats;

/// <summary>What a chat can be told unasked; each can be switched off.</summary>
[Flags]
internal enum AlertKinds
{
    None = 0,

    /// <summary>A shortage that was found, inside the chat's look-ahead.</summary>
    Announce = 1,

    /// <summary>It begins in two hours, and nobody has said that they saw it.</summary>
    Soon = 2,

    NowOff = 4,

    /// <summary>Back on the run, or covered before it began.</summary>
    BackOn = 8,

    Worse = 16,

    Reminders = 32,

    LostContact = 64,

    DailyDigest = 128,

    SundayDigest = 256,

    /// <summary>What a chat gets that has not said otherwise.</summary>
    Shipped = Announce | Soon | NowOff | BackOn | Worse | Reminders | LostContact,
}
