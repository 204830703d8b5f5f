namespace GartanChatBot.Crewing;

/// <summary>The layout that all pages of a station share: its call signs, and whether Gartan's own counts are shown below them.</summary>
internal static class PagePicture
{
    /// <summary>Text such as <c>K41P1, K41P2</c>; equal texts mean an equal layout.</summary>
    public static string Of(StationDay day)
    {
        var callsigns = day.Appliances.Count == 0
            ? "no appliances"
            : string.Join(", ", day.Appliances.Select(appliance => appliance.Callsign.Value).Distinct().Order(StringComparer.Ordinal));
        return day.RuleCounts.Count == 0 ? $"{callsigns} without Rules" : callsigns;
    }
}

/// <summary>
/// Reports a page with another layout than the station's earlier pages. It is rejected until an administrator accepts the new layout.
/// </summary>
internal sealed record PictureChange(string Was, string Now)
{
    public static PictureChange Between(StationDay? before, StationDay page) =>
        new(before is null ? "nothing yet" : PagePicture.Of(before), PagePicture.Of(page));
}
