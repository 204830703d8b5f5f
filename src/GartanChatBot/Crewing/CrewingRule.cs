using System.Globalization;
using System.Text.RegularExpressions;

namespace GartanChatBot.Crewing;

/// <summary>
/// What an appliance needs to go on the run. The counts overlap: one rider may be officer, driver and BA wearer at once, except for the
/// <see cref="DistinctSeats"/>.
/// </summary>
internal sealed partial record CrewingRule
{
    private const int MaxItems = 12;

    /// <summary>Heads first, then the skills in the rule's order, each once.</summary>
    public required IReadOnlyList<Requirement> Requirements { get; init; }

    /// <summary>Skills whose seats must be filled by different people; usually empty.</summary>
    public IReadOnlyList<string> DistinctSeats { get; init; } = [];

    /// <summary>Riders with which it may turn out as a reduced crew; null if it may not.</summary>
    public int? ReducedRiders { get; init; }

    /// <summary>Preferred number of riders; null if not configured.</summary>
    public int? PreferredRiders { get; init; }

    public int Riders => Requirements[0].Need;

    /// <summary>
    /// Parses an appliance's label: <c>[profile - ] item {, item}</c> with items such as <c>Total Crew: 4</c> and <c>BA x 2</c>. Null if
    /// any part is not understood, because half a rule would call an unfit appliance fit.
    /// </summary>
    public static CrewingRule? TryParse(string? titleText, SkillAliases aliases)
    {
        var items = (titleText ?? "").Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (items.Length is 0 or > MaxItems)
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

        // Without a total, the largest skill count is the number of heads, so that nothing is required that the label does not state.
        return Of(riders ?? needs.Values.Max(), needs.Select(need => new Requirement(need.Key, need.Value)));
    }

    public static CrewingRule Of(int riders, params IEnumerable<Requirement> skills) =>
        new() { Requirements = [new(Requirement.Crew, riders), .. skills] };

    /// <summary>The rule for a reduced crew; null if there is none.</summary>
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
