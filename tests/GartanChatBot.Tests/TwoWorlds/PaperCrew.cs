using System.Numerics;
using GartanChatBot.Crewing;

namespace GartanChatBot.Tests.TwoWorlds;

/// <summary>
/// The rules of one or two pumps, tried with every split of the crew between them. People are bits of a number; each answer is worked out
/// once.
/// </summary>
internal sealed class PaperCrew(IReadOnlyList<IReadOnlyList<string>> skillsOfPeople, IReadOnlyList<CrewingRule> rules)
{
    private readonly int[] all =
    [
        .. rules.SelectMany(rule => rule.Requirements).Select(item => item.Name).Distinct().Select(name => HoldersOf(name, skillsOfPeople)),
    ];

    private readonly string[] names = [.. rules.SelectMany(rule => rule.Requirements).Select(item => item.Name).Distinct()];

    private readonly Dictionary<(int Pump, int Crew), bool> rides = [];

    public bool CanRide(int pump, int crew)
    {
        if (!rides.TryGetValue((pump, crew), out var known))
            rides[(pump, crew)] = known = LeftFor(pump, crew).Any(left => Fits(pump, left));

        return known;
    }

    /// <summary>
    /// What the first pump can spare for this one in the best case: the fewest missing, then the most of each requirement in turn.
    /// </summary>
    public int[] Have(int pump, int crew) => LeftFor(pump, crew).Select(left => Counts(pump, left))
        .OrderBy(have => rules[pump].Requirements.Select((item, index) => Math.Max(0, item.Need - have[index])).Sum())
        .ThenByDescending(have => have.Aggregate(0, (number, count) => number * 32 + count))
        .First();

    private IEnumerable<int> LeftFor(int pump, int crew) =>
        pump == 0 || !Fits(0, crew)
            ? [crew]
            : Enumerable.Range(0, crew + 1).Where(first => (first & ~crew) == 0 && Fits(0, first)).Select(first => crew & ~first);

    private bool Fits(int pump, int crew) => rules[pump].Requirements.All(item => Count(item.Name, crew) >= item.Need);

    private int[] Counts(int pump, int crew) => [.. rules[pump].Requirements.Select(item => Count(item.Name, crew))];

    private int Count(string name, int crew) => BitOperations.PopCount((uint)(crew & all[Array.IndexOf(names, name)]));

    private static int HoldersOf(string name, IReadOnlyList<IReadOnlyList<string>> skills) =>
        skills.Select((held, person) => name == Requirement.Crew || held.Contains(name) ? 1 << person : 0).Sum();
}
