namespace GartanChatBot.Outbox;

/// <summary>What a message says. Stored as a word, because a number would lose its meaning with the next kind in between.</summary>
internal static class MessageKind
{
    public const string Announced = "announced";
    public const string Soon = "soon";
    public const string NowOff = "off";
    public const string BackOn = "back";
    public const string Covered = "covered";
    public const string Worse = "worse";
    public const string Reminder = "reminder";

    /// <summary>Puts the present state into the message that first told of a gap.</summary>
    public const string Edit = "edit";

    /// <summary>Several gaps in one post: the first run, the end of quiet hours or of a mute.</summary>
    public const string Summary = "summary";

    /// <summary>A pump that goes to and fro: one message, edited from then on.</summary>
    public const string Rolling = "rolling";
    public const string LostContact = "lost";
    public const string ContactBack = "returned";
    public const string Daily = "daily";
    public const string Sunday = "sunday";
    public const string Offer = "offer";
    public const string Test = "test";

    /// <summary>Words as they were queued: to an administrator alone, or to the chats of a station that is no longer read.</summary>
    public const string Notice = "notice";
}
