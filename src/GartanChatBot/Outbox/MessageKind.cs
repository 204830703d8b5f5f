namespace GartanChatBot.Outbox;

/// <summary>Kinds of messages. Stored as text, because numbers would shift if a kind were inserted.</summary>
internal static class MessageKind
{
    public const string Announced = "announced";
    public const string Soon = "soon";
    public const string NowOff = "off";
    public const string BackOn = "back";
    public const string Covered = "covered";
    public const string Worse = "worse";
    public const string Reminder = "reminder";

    /// <summary>Updates the message that announced a gap.</summary>
    public const string Edit = "edit";

    /// <summary>Several gaps in one post: at the first run, or at the end of quiet hours or of a mute.</summary>
    public const string Summary = "summary";

    /// <summary>A pump that changes state repeatedly: one message, edited from then on.</summary>
    public const string Rolling = "rolling";
    public const string LostContact = "lost";
    public const string ContactBack = "returned";
    public const string Daily = "daily";
    public const string Sunday = "sunday";
    public const string Offer = "offer";
    public const string Test = "test";

    /// <summary>A fixed text from queueing: for one administrator, or for the chats of a station that is no longer read.</summary>
    public const string Notice = "notice";
}
