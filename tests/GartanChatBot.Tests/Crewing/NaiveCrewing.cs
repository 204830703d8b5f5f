using GartanChatBot.Crewing;

namespace GartanChatBot.Tests.Crewing;

/// <summary>
/// The crewing rules as one would do them on paper: every subset of the people is tried for every appliance. People are bits of a number.
/// Written without a look at the real thing, so that both are wrong only if they are wrong in the same way.
/// </summary>
internal sealed class NaiveCrewing(IReadOnlyList<IReadOnlyList<string>> skillsOfPeople, IReadOnlyList<CrewingRule?> rules)
{
    private readonly Dictionary<int, Answer[]> _answers = [];
    private readonly Dictionary<(CrewingRule, int), bool> _fits = [];

    public enum Crewed
    {
        No,
        Reduced,
        Fully,
    }

    /// <summary>For each appliance: how it is crewed, and what the earlier ones can spare for it, by requirement.</summary>
    public Answer[] Crew(int available)
    {
        if (_answers.TryGetValue(available, out var known))
            return known;

        var answers = new Answer[rules.Count];
        HashSet<int> taken = [0];

        for (var appliance = 0; appliance < rules.Count; appliance++)
        {
            if (rules[appliance] is not { } rule)
            {
                answers[appliance] = new(Crewed.No, [], 0);
                continue;
            }

            var reduced = ReducedRuleOf(rule);
            var choices = taken.Select(used => available & ~used).ToList();
            var crewed = Crewed.No;

            if (choices.Exists(left => Fits(rule, left)))
                crewed = Crewed.Fully;
            else if (reduced is not null && choices.Exists(left => Fits(reduced, left)))
                (crewed, choices) = (Crewed.Reduced, choices.FindAll(left => Fits(reduced, left)));

            var best = choices.Select(left => (left, missing: MissingIn(rule, left), have: HaveIn(rule, left)))
                .Aggregate((best, next) => IsBetter(next, best) ? next : best);
            answers[appliance] = new(crewed, best.have, best.missing);

            if (crewed is not Crewed.No)
                taken = [.. taken.SelectMany(used => SubsetsOf(available & ~used).Where(crew => Fits(crewed is Crewed.Fully ? rule : reduced!, crew)).Select(crew => used | crew))];
        }

        return _answers[available] = answers;
    }

    public bool CanRide(int appliance, int available) => Crew(available)[appliance].Crewed is not Crewed.No;

    /// <summary>Everybody has a seat of their own in the distinct seats, tried one person after the other, and all counts are reached.</summary>
    public bool Fits(CrewingRule rule, int crew)
    {
        if (_fits.TryGetValue((rule, crew), out var known))
            return known;

        var seats = rule.Requirements.Skip(1).Where(item => rule.DistinctSeats.Contains(item.Name)).SelectMany(item => Enumerable.Repeat(item.Name, item.Need)).ToList();
        return _fits[(rule, crew)] = Enumerable.Range(0, rule.Requirements.Count).All(item => HaveIn(rule, crew)[item] >= rule.Requirements[item].Need) && CanSeat(seats, 0, crew);
    }

    private bool CanSeat(List<string> seats, int seat, int free) =>
        seat == seats.Count
        || PeopleIn(free).Any(person => skillsOfPeople[person].Contains(seats[seat]) && CanSeat(seats, seat + 1, free & ~(1 << person)));

    private int[] HaveIn(CrewingRule rule, int crew) =>
        [.. rule.Requirements.Select((item, index) => PeopleIn(crew).Count(person => index == 0 || skillsOfPeople[person].Contains(item.Name)))];

    /// <summary>What is missing, requirement by requirement, and for every choice of distinct seats the people missing who could take any of them.</summary>
    private int MissingIn(CrewingRule rule, int crew)
    {
        var have = HaveIn(rule, crew);
        var missing = rule.Requirements.Select((item, index) => Math.Max(0, item.Need - have[index])).Sum();
        var seats = rule.Requirements.Skip(1).Where(item => item.Need > 0 && rule.DistinctSeats.Contains(item.Name)).ToList();

        for (var choice = 1; choice < 1 << seats.Count; choice++)
        {
            var chosen = seats.Where((_, index) => (choice & (1 << index)) != 0).ToList();
            if (chosen.Count > 1)
                missing += Math.Max(0, chosen.Sum(seat => seat.Need) - PeopleIn(crew).Count(person => chosen.Exists(seat => skillsOfPeople[person].Contains(seat.Name))));
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

    private static CrewingRule? ReducedRuleOf(CrewingRule rule) => rule.ReducedRiders is not { } riders ? null : new()
    {
        DistinctSeats = rule.DistinctSeats,
        Requirements = [.. rule.Requirements.Select((item, index) => new Requirement(item.Name, index == 0 ? riders : Math.Min(riders, item.Need)))],
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

    internal sealed record Answer(Crewed Crewed, int[] Have, int Missing);
}
