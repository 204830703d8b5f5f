using System.Globalization;
using System.Text.RegularExpressions;

namespace GartanChatBot.Crewing;

/// <summary>
/// What an appliance needs to go on the run: counts that overlap, so that one rider may be officer, driver and BA wearer at once,
/// save for the <see cref="DistinctSeats"/>.
/// </summary>
internal sealed partial record CrewingRule
{
    private const int MostItems = 12;

    /// <summary>Heads first, then the skills in the order of the rule, each name once.</summary>
    public required IReadOnlyList<Requirement> Requirements { get; init; }

    /// <summary>Skills whose seats must be filled by different people; empty as a rule.</summary>
    public IReadOnlyList<string> DistinctSeats { get; init; } = [];

    /// <summary>Riders with which it may go as a reduced crew; null where there is no such thing.</summary>
    public int? ReducedRiders { get; init; }

    /// <summary>Riders that it would like to have; null where nobody said.</summary>
    public int? PreferredRiders { get; init; }

    public int Riders => Requirements[0].Need;

    /// <summary>
    /// Reads the words of an appliance's label: <c>[profile - ] item {, item}</c> with items such as <c>Total Crew: 4</c> and <c>BA x
    /// 2</c>. Null when any part is not understood, because half a rule would call an appliance fit that is not.
    /// </summary>
    public static CrewingRule? TryParse(string? titleText, SkillAliases aliases)
    {
        var items = (titleText ?? "").Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (items.Length is 0 or > MostItems)
            return null;

        items[0] = Profile.Replace(items[0], "");
        int? riders = null;
        var needs = new OrderedDictionary<string, int>(StringComparer.Ordinal);

        foreach (var item in items)
        {
            if (Item.Match(item) is not { Success: true } match
                || !int.TryParse(match.Groups["need"].ValueSpan, CultureInfo.InvariantCulture, out var need))
                return null;

            if (match.Groups["heads"].Success)
            {
                riders = Math.Max(riders ?? 0, need);
                continue;
            }

            var name = aliases.NamesOf(match.Groups["skill"].Value)[0];
            needs[name] = Math.Max(needs.GetValueOrDefault(name), need);
        }

        // Without a total the largest skill says how many heads there must be: it asks for nothing that was not asked.
        return Of(riders ?? needs.Values.Max(), needs.Select(need => new Requirement(need.Key, need.Value)));
    }

    public static CrewingRule Of(int riders, params IEnumerable<Requirement> skills) =>
        new() { Requirements = [new(Requirement.Crew, riders), .. skills] };

    /// <summary>The rule with which it may go as a reduced crew; null where there is none.</summary>
    public CrewingRule? Reduced() => ReducedRiders is not { } fewer
        ? null
        : this with
        {
            ReducedRiders = null,
            Requirements =
            [
                new(Requirement.Crew, fewer),
                .. Requirements.Skip(1).Select(requirement => requirement with { Need = Math.Min(requirement.Need, fewer) }),
            ],
        };

    [GeneratedRegex(@"^.*(\s[-–—]\s*|[-–—]\s+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Profile { get; }

    [GeneratedRegex(
        @"^((?<heads>((total|min(imum)?)\s+)?(crew|riders))\s*[:=x×*]?|(?<skill>.*?\S)(\s*[:=×*]\s*x?|\s+x))\s*(?<need>[0-9]{1,3})$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex Item { get; }
}
