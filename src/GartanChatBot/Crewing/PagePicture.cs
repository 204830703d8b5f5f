namespace GartanChatBot.Crewing;

/// <summary>What every page of a station shows alike: its call signs, and whether Gartan's own counts stand below them.</summary>
internal static class PagePicture
{
    /// <summary>Such as <c>K41P1, K41P2</c>; the same words are the same picture.</summary>
    public static string Of(StationDay day)
    {
        var callsigns = day.Appliances.Count == 0
            ? "no appliances"
            : string.Join(", ", day.Appliances.Select(appliance => appliance.Callsign.Value).Distinct().Order(StringComparer.Ordinal));
        return day.RuleCounts.Count == 0 ? $"{callsigns} without Rules" : callsigns;
    }
}

/// <summary>
/// A page that shows another picture than the station's pages before it: refused, until an administrator accepts the new one.
/// </summary>
internal sealed record PictureChange(string Was, string Now)
{
    public static PictureChange Between(StationDay? before, StationDay page) =>
        new(before is null ? "nothing yet" : PagePicture.Of(before), PagePicture.Of(page));
}
