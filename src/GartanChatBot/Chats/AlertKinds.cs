namespace GartanChatBot.Chats;

/// <summary>Kinds of messages that a chat can get unasked; each can be switched off.</summary>
[Flags]
internal enum AlertKinds
{
    None = 0,

    /// <summary>A new shortage within the chat's look-ahead.</summary>
    Announce = 1,

    /// <summary>A shortage that starts within two hours and that no one has acknowledged.</summary>
    Soon = 2,

    NowOff = 4,

    /// <summary>The pump is back on the run, or the gap was covered before it started.</summary>
    BackOn = 8,

    Worse = 16,

    Reminders = 32,

    LostContact = 64,

    DailyDigest = 128,

    SundayDigest = 256,

    /// <summary>Default for a chat without a setting of its own.</summary>
    Shipped = Announce | Soon | NowOff | BackOn | Worse | Reminders | LostContact,
}
