using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Stations;

/// <summary>Registers the catalogue of configured stations.</summary>
internal static class StationServices
{
    public static IServiceCollection AddStations(
        this IServiceCollection services, IReadOnlyList<StationOptions> stations, SkillOptions skills, HeadCountUse headCount)
    {
        var aliases = AliasesOf(skills);
        services.AddSingleton(aliases);
        return services.AddSingleton(new StationCatalogue([.. stations.Select(station => StationOf(station, aliases, headCount))]));
    }

    public static SkillAliases AliasesOf(SkillOptions skills) =>
        skills.Aliases.Count == 0
            ? SkillAliases.Default
            : new(from skill in skills.Aliases
                  from code in skill.Value
                  group skill.Key by code.ToUpperInvariant() into names
                  select new KeyValuePair<string, IEnumerable<string>>(names.Key, [.. names]));

    private static Station StationOf(StationOptions options, SkillAliases aliases, HeadCountUse headCount) => new()
    {
        Code = StationCode.Parse(options.Code),
        Name = string.IsNullOrWhiteSpace(options.Name) ? options.Code : options.Name,
        Zone = DateTimeZoneProviders.Tzdb[options.TimeZone],
        Aliases = aliases,
        HeadCount = headCount,
        Appliances = [.. options.Appliances.Select(appliance => ApplianceOf(appliance, aliases))],
    };

    private static ApplianceSettings ApplianceOf(ApplianceOptions options, SkillAliases aliases) => new(Callsign.Parse(options.CallSign))
    {
        Rule = CrewingRule.TryParse(options.Rule, aliases),
        ReducedRiders = options.ReducedRiders,
        PreferredRiders = options.PreferredRiders,
        DistinctSeats = [.. options.DistinctSeats.SelectMany(aliases.NamesOf).Distinct(StringComparer.Ordinal)],
        Nickname = options.Nickname,
    };
}
