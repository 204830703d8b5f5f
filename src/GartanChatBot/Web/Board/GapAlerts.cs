using GartanChatBot.Alerts.State;
using GartanChatBot.Commands;
using GartanChatBot.Commands.Alerting;
using GartanChatBot.Crewing;
using GartanChatBot.Storage;
using GartanChatBot.Wording;

namespace GartanChatBot.Web.Board;

/// <summary>Alerts sent about one station's gaps, and its mutes. It names no chat and no person.</summary>
internal sealed class GapAlerts
{
    private readonly ResolvedQuestion asked;
    private readonly IReadOnlyList<KnownGap> known;
    private readonly ILookup<string, GapNotification> told;
    private readonly IReadOnlyList<Mute> mutes;
    private readonly bool isReadable;

    private GapAlerts(
        ResolvedQuestion asked, IReadOnlyList<KnownGap> known, IEnumerable<GapNotification> told, IReadOnlyList<Mute> mutes,
        bool isReadable)
    {
        (this.asked, this.known, this.mutes, this.isReadable) = (asked, known, mutes, isReadable);
        this.told = told.Where(each => each.AnnouncedAt is not null).ToLookup(each => each.Gap, StringComparer.Ordinal);
    }

    /// <summary>Reads alerts and mutes. A database failure must not fail the board.</summary>
    public static GapAlerts Read(ResolvedQuestion asked, ShortageStore gaps, GapNotificationStore told, MuteStore mutes)
    {
        try
        {
            return new(
                asked,
                [.. gaps.Of(asked.Rota.Station.Code).Where(gap => gap.Stands)],
                asked.Pumps.SelectMany(pump => told.Of(pump.Value)),
                [.. mutes.All().Where(mute => mute.Until > asked.At && IsOurs(asked, mute)).OrderBy(mute => mute.Until)],
                isReadable: true);
        }
        catch (DatabaseFaultException)
        {
            return new(asked, [], [], [], isReadable: false);
        }
    }

    /// <summary>Active mutes, earliest end first.</summary>
    public IReadOnlyList<string> Lines => isReadable
        ? [.. mutes.Select(MutedOf).Distinct(StringComparer.Ordinal)]
        : ["Alerts and mutes can't be read right now."];

    /// <summary><c>alert 14:05</c>, <c>alert 14:05, seen</c>; null while no alert was sent.</summary>
    public string? Of(Gap gap)
    {
        List<GapNotification> here =
        [
            .. known
                .Where(each => each.Callsign == gap.Callsign.Value && each.Start < gap.Interval.End && gap.Interval.Start < each.End)
                .SelectMany(each => told[each.Id]),
        ];
        if (here.Count == 0)
            return null;

        var seen = here.Exists(each => each.SeenAt is not null) ? ", seen" : "";
        return $"alert {asked.Times.When(here.Min(each => each.AnnouncedAt!.Value)).Text}{seen}";
    }

    private static bool IsOurs(ResolvedQuestion asked, Mute mute) =>
        mute.Callsign is null || asked.Pumps.Any(pump => pump.Value == mute.Callsign);

    private string MutedOf(Mute mute) =>
        ListText.Capital($"{MuteText.What(mute.Callsign)} muted until {asked.Times.When(mute.Until).Text}");
}
