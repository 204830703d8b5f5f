using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using GartanChatBot.Crewing;
using GartanChatBot.Gartan;
using GartanChatBot.Stations;

namespace GartanChatBot.Scraping;

/// <summary>Compares a page with its own counts.</summary>
internal sealed class CountCheck(StationCatalogue stations)
{
    /// <summary>Null if they agree, never agreed, or may differ by configuration.</summary>
    /// <param name="page">The page as read.</param>
    /// <param name="previous">The station's last good page; null if there is none or it is irrelevant.</param>
    public PageRefusal? Refuse(StationDay page, StationDay? previous) =>
        stations.Find(page.Station) is not { } station ? null
        : station.HeadCount switch
        {
            HeadCountUse.Refuse when CountDifference.Of(page, station) is { } difference =>
                Refusal(difference, station, "Gartan:HeadCount is set to Refuse."),
            HeadCountUse.Bound when AgreedBefore(previous, station) && CountDifference.Of(page, station) is { } difference =>
                Refusal(difference, station, "Until now its counts agreed with ours.") with
                {
                    Change = new(PagePicture.Of(previous), $"{PagePicture.Of(page)}, counts of {difference.Requirement} differ"),
                },
            _ => null,
        };

    /// <summary>The difference on an accepted page.</summary>
    public CountDifference? DifferenceOn(StationDay page) =>
        stations.Find(page.Station) is { HeadCount: not HeadCountUse.Ignore } station ? CountDifference.Of(page, station) : null;

    private static bool AgreedBefore([NotNullWhen(true)] StationDay? previous, Station station) =>
        previous is { RuleCounts.Count: > 0 } && CountDifference.Of(previous, station) is null;

    private static PageRefusal Refusal(CountDifference difference, Station station, string why) =>
        new(
            RefusalReason.CountsDiffer,
            string.Create(CultureInfo.InvariantCulture, $"{difference.Figures} at {station.Clock.LocalOf(difference.At):HH:mm}. {why}"));
}
