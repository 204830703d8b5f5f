using System.Text.Json;
using System.Text.RegularExpressions;
using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Tests.TwoWorlds;

/// <summary>
/// Somebody's week: what is stated of it, held against the hours of every filled world. Time that no world has may be anything.
/// </summary>
internal sealed partial class HoursClaims(WorldTruth truth, string member, Interval week, Instant now)
{
    private const int Quarter = StationClock.SlotMinutes;

    private List<Instant> Quarters => field ??= [.. WorldTruth.QuartersOf(week)];

    /// <summary>Minutes that somebody may have had in one of the worlds, from the fewest to the most.</summary>
    private (int Least, int Most) Total => field is (0, 0) ? field = MinutesOf(Quarters) : field;

    public string? Of(JsonElement answer)
    {
        int? Of(string name) => answer.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : null;
        var (total, unread) = (Of("totalMinutes")!.Value, Of("unreadMinutes")!.Value);

        return FaultOf(total, total + unread)
            ?? (Of("givenMinutes") + Of("bookedMinutes") != total ? "given and booked are not the total" : null)
            ?? (Of("weekMinutes") != (int)week.Duration.TotalMinutes ? "the week has another length" : null)
            ?? (Of("balanceMinutes") is not null && unread > 0 ? "has a balance" : null)
            ?? (
                Of("contractMinutes") is { } contract
                && (Of("balanceAtLeastMinutes") != total - contract || Of("balanceAtMostMinutes") != total + unread - contract)
                    ? "has wrong bounds"
                    : null);
    }

    /// <summary>Of what a chat is told: <c>week total  between 48 h and 120 h; 72 h are not read</c>.</summary>
    public string? Of(string text)
    {
        if (Between.Match(text) is { Success: true } between)
            return FaultOf(Minutes(between.Groups["least"].Value), Minutes(between.Groups["most"].Value)) ?? OfParts(text);
        if (Exactly.Match(text) is { Success: true } exactly && Minutes(exactly.Groups["total"].Value) is var total)
            return FaultOf(total, total) ?? OfParts(text);

        return null;
    }

    /// <summary>What was given so far is a number of its own.</summary>
    private string? OfParts(string text)
    {
        if (Given.Match(text) is not { Success: true } given)
            return "says nothing of what was given";

        var (least, most) = MinutesOf(Quarters.Where(quarter => quarter < now));
        var told = Minutes(given.Groups["given"].Value);
        var isBound = given.Groups["least"].Success;
        return isBound ? told > least + Quarter ? $"says at least {told} min given: really {least}–{most}" : null
            : told < most - Quarter || told > least + Quarter ? $"says {told} min given: really {least}–{most}" : null;
    }

    private string? FaultOf(int least, int most) =>
        least > Total.Least || most < Total.Most ? $"says {least}–{most} min: really {Total.Least}–{Total.Most}" : null;

    private (int Least, int Most) MinutesOf(IEnumerable<Instant> quarters)
    {
        var (least, most) = (new int[3], new int[3]);
        foreach (var pages in quarters.Select(quarter => truth.PagesOf(member, quarter).ToList()))
        {
            for (var world = 0; world < least.Length; world++)
            {
                var isOn = pages.Count == 0 ? (bool?)null : (pages[world].Day.Available | pages[world].Day.Committed)[pages[world].Slot];
                least[world] += isOn is true ? Quarter : 0;
                most[world] += isOn is false ? 0 : Quarter;
            }
        }

        return (least.Min(), most.Max());
    }

    private static int Minutes(string length) =>
        Length.Match(length) is var match
            ? 60 * (match.Groups["hours"].Success ? int.Parse(match.Groups["hours"].Value) : 0)
                + (match.Groups["minutes"].Success ? int.Parse(match.Groups["minutes"].Value) : 0)
            : 0;

    [GeneratedRegex(@"^((?<hours>\d+) h)? ?((?<minutes>\d+) m)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Length { get; }

    [GeneratedRegex(@"week total\s+between (?<least>[\d hm]+) and (?<most>[\d hm]+);", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Between { get; }

    [GeneratedRegex(@"week total\s+(?<total>(\d+ h)?( ?\d+ m)?)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Exactly { get; }

    [GeneratedRegex(@"given so far\s+(?<least>at least )?(?<given>(\d+ h)?( ?\d+ m)?)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Given { get; }
}
