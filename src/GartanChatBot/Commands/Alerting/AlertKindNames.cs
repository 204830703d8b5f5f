using GartanChatBot.Chats;

namespace GartanChatBot.Commands.Alerting;

/// <summary>Names of the alert kinds, as typed and as shown in settings.</summary>
internal static class AlertKindNames
{
    public static IReadOnlyList<(AlertKinds Kind, string Word, string Shown)> All { get; } =
    [
        (AlertKinds.Announce, "new", "new shortages"),
        (AlertKinds.Soon, "soon", "two hours before"),
        (AlertKinds.NowOff, "off", "now off"),
        (AlertKinds.BackOn, "back", "back on"),
        (AlertKinds.Worse, "worse", "worse"),
        (AlertKinds.Reminders, "reminders", "reminders"),
        (AlertKinds.LostContact, "contact", "lost contact"),
        (AlertKinds.DailyDigest, "daily", "daily digest"),
        (AlertKinds.SundayDigest, "sunday", "Sunday digest"),
    ];

    public static string Accepted { get; } = string.Join(", ", All.Select(kind => kind.Word));

    public static AlertKinds? Find(string word)
    {
        foreach (var (kind, name, _) in All)
        {
            if (name == word)
                return kind;
        }

        return null;
    }
}
