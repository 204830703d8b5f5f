using GartanChatBot.Crewing.Allocation;

namespace GartanChatBot.Crewing.Timeline;

/// <summary>
/// Prepares pages for a timeline: matches members across days, determines each day's rules, and shares equal objects between days.
/// </summary>
internal sealed class TimelineDays
{
    private readonly Station station;
    private readonly StationClock clock;
    private readonly Dictionary<(Callsign, string?), CrewingRule?> rules = [];
    private readonly List<LineUp> lineUps = [];
    private TimelineDay? previous;

    private TimelineDays(Station station, IReadOnlyList<StationDay> pages)
    {
        this.station = station;
        clock = station.Clock;
        var onPages = pages.SelectMany(page => page.Appliances).Select(row => row.Callsign);
        Appliances = [.. station.Appliances.Select(appliance => appliance.Callsign).Concat(onPages).Distinct()];
    }

    /// <summary>Appliances in run order: those in the settings, then those only on pages, in page order.</summary>
    private Callsign[] Appliances { get; }

    public static (Callsign[] Appliances, TimelineDay[] Days) Prepare(
        Station station,
        IReadOnlyList<StationDay> pages,
        Func<StationDay, VoidVerdicts>? voidOf)
    {
        var preparing = new TimelineDays(station, pages);
        var days = new TimelineDay[pages.Count];
        for (var index = 0; index < days.Length; index++)
            days[index] = preparing.Prepare(pages[index], voidOf?.Invoke(pages[index]) ?? default);

        // Allocations are created last, when every line-up knows all kinds of people.
        var allocations = preparing.lineUps.ToDictionary(lineUp => lineUp, lineUp => new RiderAllocation(lineUp));
        foreach (var day in days)
            day.Allocation = allocations[day.LineUp];

        return (preparing.Appliances, days);
    }

    private TimelineDay Prepare(StationDay page, VoidVerdicts voided)
    {
        var interval = clock.DayOf(page.Date);
        if (previous is not null && interval.Start < previous.Interval.End)
            throw new ArgumentException($"Days of {station.Code} are not ascending: {page.Date} after {previous.Date}.", nameof(page));

        var rows = Array.ConvertAll(Appliances, callsign => RowOf(page, callsign));
        var dayRules = new CrewingRule?[rows.Length];
        for (var index = 0; index < rows.Length; index++)
            dayRules[index] = RuleFor(Appliances[index], rows[index]?.RuleText);

        var lineUp = LineUpOf(dayRules);
        var slotCount = (int)(interval.Duration / StationClock.SlotLength);
        int[] kinds = [.. page.Members.Select(member => lineUp.KindOf(member.Skills))];
        return previous = new()
        {
            Page = page,
            Interval = interval,
            SlotCount = slotCount,
            Keys = KeysOf(page),
            Kinds = kinds,
            Rows = rows,
            LineUp = lineUp,
            CountDifference = new(() => station.HeadCount is HeadCountUse.Ignore ? null : CountDifference.Of(page, station)),
            GartanCounts = new(station.HeadCount is HeadCountUse.Ignore ? [] : page.RuleCounts, lineUp, slotCount),
            Void = voided,
        };
    }

    private MemberKey[] KeysOf(StationDay page)
    {
        var members = page.Members;
        var names = members.Select(member => member.Name);
        if (previous is { } before && before.Page.Members.Select(member => member.Name).SequenceEqual(names, StringComparer.Ordinal))
            return before.Keys;

        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. members.Select(member => new MemberKey(member.Name, seen[member.Name] = seen.GetValueOrDefault(member.Name) + 1))];
    }

    private LineUp LineUpOf(CrewingRule?[] dayRules)
    {
        var lineUp = lineUps.Find(known => known.Rules.SequenceEqual(dayRules, ReferenceEqualityComparer.Instance));
        if (lineUp is null)
            lineUps.Add(lineUp = new(dayRules, station.Aliases));

        return lineUp;
    }

    private CrewingRule? RuleFor(Callsign callsign, string? onPage)
    {
        if (rules.TryGetValue((callsign, onPage), out var rule))
            return rule;

        var settings = station.Appliances.FirstOrDefault(appliance => appliance.Callsign == callsign) ?? new(callsign);
        return rules[(callsign, onPage)] = settings.Over(CrewingRule.TryParse(onPage, station.Aliases));
    }

    private static ApplianceDay? RowOf(StationDay page, Callsign callsign)
    {
        foreach (var row in page.Appliances)
        {
            if (row.Callsign == callsign)
                return row;
        }

        return null;
    }
}
