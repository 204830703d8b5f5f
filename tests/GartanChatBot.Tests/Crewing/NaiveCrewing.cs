using GartanChatBot.Crewing;

namespace GartanChatBot.Tests.Crewing;

/// <summary>
/// The crewing rules as one would do them on paper: every subset of the people is tried for every appliance. People are bits of a number.
/// Written without a look at the real thing, so that both are wrong only if they are wrong in the same way.
/// </summary>
internal sealed class NaiveCrewing(IReadOnlyList<IReadOnlyList<string>> skillsOfPeople, IReadOnlyList<CrewingRule?> rules)
{
    private readonly Dictionary<(int, string), Answer[]> answersByCrew = [];
    private readonly Dictionary<(CrewingRule, int), bool> fits = [];

    public enum Crewed
    {
        No,
        Reduced,
        Fully,
    }

    /// <summary>For each appliance: how it is crewed, and what the earlier ones can spare for it, by requirement.</summary>
    /// <param name="available">Who is on.</param>
    /// <param name="gartan">As many as there can be, by requirement: what is told is never more than is left of them when the earlier ones
    /// have what they need.</param>
    public Answer[] Crew(int available, IReadOnlyDictionary<string, int>? gartan = null)
    {
        var key = (available, gartan is null ? "" : string.Join(' ', gartan.OrderBy(count => count.Key, StringComparer.Ordinal)));
        if (answersByCrew.TryGetValue(key, out var known))
            return known;

        var answers = new Answer[rules.Count];
        HashSet<int> taken = [0];
        List<CrewingRule> before = [];

        for (var appliance = 0; appliance < rules.Count; appliance++)
        {
            if (rules[appliance] is not { } rule)
            {
                answers[appliance] = new(Crewed.No, [], 0);
                continue;
            }

            var most = new Limits(gartan, before);
            var reduced = ReducedRuleOf(rule);
            var choices = taken.Select(used => available & ~used).ToList();
            var crewed = Crewed.No;

            if (choices.Exists(left => Fits(rule, left, most)))
                crewed = Crewed.Fully;
            else if (reduced is not null && choices.Exists(left => Fits(reduced, left, most)))
                (crewed, choices) = (Crewed.Reduced, choices.FindAll(left => Fits(reduced, left, most)));

            var best = choices.Select(left => (left, missing: MissingIn(rule, left, most), have: HaveIn(rule, left, most)))
                .Aggregate((best, next) => IsBetter(next, best) ? next : best);
            answers[appliance] = new(crewed, best.have, best.missing);

            if (crewed is Crewed.No)
                continue;

            var riding = crewed is Crewed.Fully ? rule : reduced!;
            before.Add(riding);
            taken =
            [
                .. taken.SelectMany(used => SubsetsOf(available & ~used).Where(crew => Fits(riding, crew)).Select(crew => used | crew)),
            ];
        }

        return answersByCrew[key] = answers;
    }

    public bool CanRide(int appliance, int available, IReadOnlyDictionary<string, int>? gartan = null) =>
        Crew(available, gartan)[appliance].Crewed is not Crewed.No;

    /// <summary>It could be crewed if there were no other appliance.</summary>
    public bool CanRideAlone(int appliance, int available, IReadOnlyDictionary<string, int>? gartan) =>
        rules[appliance] is { } rule && new NaiveCrewing(skillsOfPeople, [rule]).CanRide(0, available, gartan);

    /// <summary>
    /// Everybody has a seat of their own in the distinct seats, tried one person after the other, and all counts are reached.
    /// </summary>
    public bool Fits(CrewingRule rule, int crew)
    {
        if (fits.TryGetValue((rule, crew), out var known))
            return known;

        var seats = rule
            .Requirements.Skip(1)
            .Where(item => rule.DistinctSeats.Contains(item.Name))
            .SelectMany(item => Enumerable.Repeat(item.Name, item.Need))
            .ToList();
        return fits[(rule, crew)] =
            Enumerable.Range(0, rule.Requirements.Count).All(item => HaveIn(rule, crew)[item] >= rule.Requirements[item].Need)
            && CanSeat(seats, 0, crew);
    }

    private bool Fits(CrewingRule rule, int crew, Limits most)
    {
        var seats = rule.Requirements.Skip(1).Where(item => rule.DistinctSeats.Contains(item.Name)).Sum(item => item.Need);
        return Fits(rule, crew) && rule.Requirements.All(item => most.Of(item.Name) >= item.Need) && most.Of(Requirement.Crew) >= seats;
    }

    private bool CanSeat(List<string> seats, int seat, int free) =>
        seat == seats.Count
        || PeopleIn(free).Any(person => skillsOfPeople[person].Contains(seats[seat]) && CanSeat(seats, seat + 1, free & ~(1 << person)));

    private int[] HaveIn(CrewingRule rule, int crew, Limits? most = null) =>
        [.. rule.Requirements.Select((item, index) => Math.Min(
            most?.Of(item.Name) ?? int.MaxValue,
            PeopleIn(crew).Count(person => index == 0 || skillsOfPeople[person].Contains(item.Name))))];

    /// <summary>
    /// What is missing, requirement by requirement, and for every choice of distinct seats the people missing who could take any of them.
    /// </summary>
    private int MissingIn(CrewingRule rule, int crew, Limits most)
    {
        var have = HaveIn(rule, crew, most);
        var missing = rule.Requirements.Select((item, index) => Math.Max(0, item.Need - have[index])).Sum();
        var seats = rule.Requirements.Skip(1).Where(item => item.Need > 0 && rule.DistinctSeats.Contains(item.Name)).ToList();

        for (var choice = 1; choice < 1 << seats.Count; choice++)
        {
            var chosen = seats.Where((_, index) => (choice & (1 << index)) != 0).ToList();
            if (chosen.Count < 2)
                continue;

            var able = PeopleIn(crew).Count(person => chosen.Exists(seat => skillsOfPeople[person].Contains(seat.Name)));
            var told = Math.Min(most.Of(Requirement.Crew), chosen.Sum(seat => (long)Math.Min(able, most.Of(seat.Name))));
            missing += Math.Max(0, chosen.Sum(seat => seat.Need) - (int)Math.Min(able, told));
        }

        return missing;
    }

    private static bool IsBetter((int, int Missing, int[] Have) one, (int, int Missing, int[] Have) other)
    {
        if (one.Missing != other.Missing)
            return one.Missing < other.Missing;

        var different = Enumerable.Range(0, one.Have.Length).Where(item => one.Have[item] != other.Have[item]).ToList();
        return different.Count > 0 && one.Have[different[0]] > other.Have[different[0]];
    }

    private static CrewingRule? ReducedRuleOf(CrewingRule rule) =>
        rule.ReducedRiders is not { } riders
            ? null
            : new()
            {
                DistinctSeats = rule.DistinctSeats,
                Requirements =
                [
                    .. rule.Requirements.Select(
                        (item, index) => new Requirement(item.Name, index == 0 ? riders : Math.Min(riders, item.Need))),
                ],
            };

    private static IEnumerable<int> PeopleIn(int crew) => Enumerable.Range(0, 31).Where(person => (crew & (1 << person)) != 0);

    private static IEnumerable<int> SubsetsOf(int people)
    {
        for (var subset = people; ; subset = (subset - 1) & people)
        {
            yield return subset;
            if (subset == 0)
                yield break;
        }
    }

    private sealed class Limits(IReadOnlyDictionary<string, int>? gartan, List<CrewingRule> before)
    {
        private readonly CrewingRule[] before = [.. before];

        public int Of(string name)
        {
            var heads = Left(Requirement.Crew);
            return name == Requirement.Crew ? heads : Math.Min(heads, Left(name));
        }

        private int Left(string name) => gartan is null || !gartan.TryGetValue(name, out var count) ? int.MaxValue
            : Math.Max(0, count - before.SelectMany(rule => rule.Requirements).Where(item => item.Name == name).Sum(item => item.Need));
    }

    internal sealed record Answer(Crewed Crewed, int[] Have, int Missing);
}
