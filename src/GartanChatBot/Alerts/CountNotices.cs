using System.Globalization;
using GartanChatBot.Crewing;
using GartanChatBot.Outbox;
using GartanChatBot.Stations;

namespace GartanChatBot.Alerts;

/// <summary>
/// Notifies administrators that a station's pages count other people than the bot reads: once per station, requirement and direction,
/// regardless of the figures.
/// </summary>
internal sealed class CountNotices(AdministratorNotices notices, StationCatalogue stations)
{
    public void Tell(StationCode code, CountDifference difference, bool isRefused)
    {
        var (key, cause) = difference.IsSomebodyMissing
            ? ("fewer", "Somebody is missing from what I read.")
            : ("more", "I count no more than Gartan does, but the names may be wrong.");
        var so = isRefused
            ? "I rejected the page; the last good reading stays in use and gets older."
            : "Every answer from such a page says so.";
        var clock = stations.Find(code)!.Clock;

        notices.Tell(new($"counts|{code}|{difference.Requirement}|{key}", string.Create(
            CultureInfo.InvariantCulture,
            $"{code}: {difference.Figures} ({clock.LocalOf(difference.At):ddd d MMM HH:mm}). {cause} "
            + $"{so} If Gartan counts otherwise for a good reason, set Gartan:HeadCount to Ignore.")));
    }
}
