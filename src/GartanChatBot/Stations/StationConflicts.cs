using GartanChatBot.Crewing;
using GartanChatBot.Settings;

namespace GartanChatBot.Stations;

/// <summary>
/// Finds contradictions within and between stations and rules: one sentence each, with the key. Single values are validated before.
/// </summary>
internal static class StationConflicts
{
    private const int MaxRiders = 20;

    public static IEnumerable<string> Of(IReadOnlyList<StationOptions> stations, SkillOptions skills)
    {
        var aliases = StationServices.AliasesOf(skills);
        return
        [
            .. Twice(stations),
            .. stations
                .Index()
                .SelectMany(station =>
                    station
                        .Item.Appliances.Index()
                        .SelectMany(appliance =>
                            Of(appliance.Item, aliases).Select(problem => $"{KeyOf(station.Index, appliance.Index)}:{problem}"))),
        ];
    }

    private static IEnumerable<string> Twice(IReadOnlyList<StationOptions> stations)
    {
        foreach (var same in stations.GroupBy(station => station.Code, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1))
            yield return $"Stations: {same.Key} is listed {same.Count()} times; each code must be unique.";

        foreach (
            var same in stations
                .Index()
                .Where(station => station.Item.BrigadeId != 0)
                .GroupBy(station => station.Item.BrigadeId)
                .Where(same => same.Count() > 1))
        {
            yield return $"Stations:{same.Last().Index}:BrigadeId: has {same.Key}, as {same.First().Item.Code} does; "
                + "each station needs its own number, or it would show the other's rota.";
        }

        var callSigns = stations.Index().SelectMany(station => station.Item.Appliances.Index()
            .Select(appliance => (Key: KeyOf(station.Index, appliance.Index), CallSign: appliance.Item.CallSign.Trim())));
        foreach (var same in callSigns.GroupBy(each => each.CallSign, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1))
            yield return $"{same.Last().Key}:CallSign: has {same.Key}, as {same.First().Key} does; each call sign must be unique.";
    }

    private static IEnumerable<string> Of(ApplianceOptions appliance, SkillAliases aliases)
    {
        var rule = CrewingRule.TryParse(appliance.Rule, aliases);
        return
        [
            .. rule is null ? [] : Impossible(rule).Select(why => $"Rule: has \"{appliance.Rule}\", which can't be: {why}."),
            .. Levels(appliance, rule?.Riders),
            .. Seats(appliance, rule, aliases),
        ];
    }

    /// <summary>Reasons why a rule can't be met.</summary>
    private static IEnumerable<string> Impossible(CrewingRule rule)
    {
        if (rule.Riders is < 1 or > MaxRiders)
            yield return $"it requires {rule.Riders} riders; 1 to {MaxRiders} are accepted";

        foreach (var skill in rule.Requirements.Skip(1).Where(skill => skill.Need < 1 || skill.Need > rule.Riders))
            yield return $"it requires {skill.Need} {skill.Name} in a crew of {rule.Riders}";
    }

    private static IEnumerable<string> Levels(ApplianceOptions appliance, int? riders)
    {
        if (appliance.ReducedRiders > riders)
            yield return $"ReducedRiders: has {appliance.ReducedRiders}, it must be less than the rule's {riders}: "
                + "a reduced crew is a smaller one.";
        if (appliance.PreferredRiders < riders)
            yield return $"PreferredRiders: has {appliance.PreferredRiders}, it must be at least the rule's {riders}.";
        if (appliance.ReducedRiders > appliance.PreferredRiders)
            yield return $"ReducedRiders: has {appliance.ReducedRiders}, it must be less than PreferredRiders, "
                + $"which has {appliance.PreferredRiders}.";
    }

    /// <summary>
    /// Checks that the rule has every distinct seat: an unknown one would silently remove the requirement of different people.
    /// </summary>
    private static IEnumerable<string> Seats(ApplianceOptions appliance, CrewingRule? rule, SkillAliases aliases)
    {
        IReadOnlyList<string> known = rule is null ? aliases.Names : [.. rule.Requirements.Skip(1).Select(requirement => requirement.Name)];
        if (known.Count == 0 && appliance.DistinctSeats.Count > 0)
        {
            yield return "DistinctSeats: names seats, but the rule requires no skill.";
            yield break;
        }

        var unknown = appliance
            .DistinctSeats.Where(seat => !aliases.NamesOf(seat).Intersect(known, StringComparer.OrdinalIgnoreCase).Any())
            .ToList();
        foreach (var seat in unknown)
            yield return $"DistinctSeats: has \"{seat}\", it must be one of {string.Join(", ", known)}; "
                + $"the nearest is {SpellingSuggestions.First(seat, known)}.";

        var seats = appliance.DistinctSeats.SelectMany(aliases.NamesOf).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (unknown.Count > 0 || seats.Count == 0)
            yield break;

        var people = rule
            ?.Requirements.Skip(1)
            .Where(requirement => seats.Contains(requirement.Name, StringComparer.OrdinalIgnoreCase))
            .Sum(requirement => requirement.Need);
        if (seats.Count == 1)
            yield return $"DistinctSeats: has {seats[0]} alone, it must name at least two seats, such as officer and driver.";
        else if (people > rule?.Riders)
            yield return $"DistinctSeats: needs {people} different people in a crew of {rule?.Riders}.";
    }

    private static string KeyOf(int station, int appliance) => $"Stations:{station}:Appliances:{appliance}";
}
