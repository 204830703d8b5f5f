using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Tests.Crewing.Timeline;

/// <summary>
/// A timeline that looks at every quarter-hour on its own and finds ends by walking. Slow, and meant to be obviously right.
/// </summary>
internal sealed class NaiveTimeline
{
    private readonly Station station;
    private readonly Dictionary<StationDay, NaiveCrewing> crewings = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<StationDay, List<(MemberKey Key, MemberDay Day)>> peopleByPage = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(Callsign, Instant), Judgement> judgements = [];
    private readonly (MemberKey Member, Interval Time)? off;

    public NaiveTimeline(RandomRota rota, (MemberKey Member, Interval Time)? off = null)
    {
        (station, this.off) = (rota.Station, off);
        Appliances =
        [
            .. rota.Station.Appliances.Select(settings => settings.Callsign),
            .. rota.Days.SelectMany(day => day.Appliances).Select(row => row.Callsign),
        ];
        Appliances = Appliances.Distinct().ToList();

        foreach (var day in rota.Days)
        {
            var start = rota.Station.Zone.AtStartOfDay(day.Date).ToInstant();
            var end = rota.Station.Zone.AtStartOfDay(day.Date.PlusDays(1)).ToInstant();
            for (var index = 0; start + Duration.FromMinutes(15 * index) < end; index++)
                Slots.Add(new(start + Duration.FromMinutes(15 * index), day, index));
        }
    }

    public List<Callsign> Appliances { get; }

    public List<Slot> Slots { get; } = [];

    public List<(MemberKey Key, MemberDay Day)> PeopleOn(StationDay page) =>
        peopleByPage.TryGetValue(page, out var people)
            ? people
            : peopleByPage[page] = [
                .. page.Members.Select(
                    (member, index) =>
                        (new MemberKey(member.Name, page.Members.Take(index + 1).Count(other => other.Name == member.Name)), member)),
            ];

    public static Instant EndOf(Slot slot) => slot.Start + Duration.FromMinutes(15);

    public bool IsAvailable(Slot slot, MemberKey member) =>
        !IsOff(slot, member) && PeopleOn(slot.Page).Exists(person => person.Key == member && person.Day.Available[slot.Index]);

    public bool IsCommitted(Slot slot, MemberKey member) =>
        !IsOff(slot, member) && PeopleOn(slot.Page).Exists(person => person.Key == member && person.Day.Committed[slot.Index]);

    public CrewingRule? RuleOf(Callsign callsign, StationDay page)
    {
        var settings = station.Appliances.FirstOrDefault(candidate => candidate.Callsign == callsign);
        var text = page.Appliances.FirstOrDefault(row => row.Callsign == callsign)?.RuleText;
        var rule = settings?.Rule ?? CrewingRule.TryParse(text, station.Aliases);
        return rule is null || settings is null
            ? rule
            : rule with
            {
                ReducedRiders = settings.ReducedRiders,
                PreferredRiders = settings.PreferredRiders,
                DistinctSeats = settings.DistinctSeats,
            };
    }

    public GartanVerdict VerdictOf(Callsign callsign, Slot slot)
    {
        var row = slot.Page.Appliances.FirstOrDefault(candidate => candidate.Callsign == callsign);
        if (row is null || (row.OnTheRun.IsEmpty && row.OffTheRun.IsEmpty && row.OddWords.Count == 0))
            return GartanVerdict.None;
        if (row.OffTheRun[slot.Index])
            return GartanVerdict.Unavailable;
        if (!row.OnTheRun[slot.Index])
            return GartanVerdict.Unknown;

        if (
            this.off is not { } off
            || !IsOff(slot, off.Member)
            || PeopleOn(slot.Page).FindAll(person => person.Key == off.Member) is not [var who])
            return GartanVerdict.Available;

        // Nobody knows whether somebody unreadable was there, and so whether the row stands without them.
        return who.Day.Available[slot.Index] ? GartanVerdict.None
            : who.Day.Unreadable[slot.Index] ? GartanVerdict.Unknown
            : GartanVerdict.Available;
    }

    /// <summary>The rule is met if these people are on, whoever else is, and whoever of the unreadable ones is.</summary>
    public bool IsMetWith(Callsign callsign, Slot slot, IReadOnlyCollection<MemberKey> added)
    {
        var people = PeopleOn(slot.Page);
        var on = MaskOf(people, person => IsAvailable(slot, person.Key) || added.Contains(person.Key));
        var coming = MaskOf(people, person => !IsAvailable(slot, person.Key) && added.Contains(person.Key));
        return MetIn(slot, Appliances.IndexOf(callsign), on, Unreadable(slot) & ~on, GartanWith(slot, coming)) is true;
    }

    public Judgement Judge(Callsign callsign, Slot slot) =>
        judgements.TryGetValue((callsign, slot.Start), out var judgement)
            ? judgement
            : judgements[(callsign, slot.Start)] = Work(callsign, slot);

    private Judgement Work(Callsign callsign, Slot slot)
    {
        var (people, crewing, index, rule) = (
            PeopleOn(slot.Page), CrewingOf(slot.Page), Appliances.IndexOf(callsign), RuleOf(callsign, slot.Page));
        var available = MaskOf(people, person => IsAvailable(slot, person.Key));
        var committed = MaskOf(people, person => IsCommitted(slot, person.Key));
        var (unreadable, gartan) = (Unreadable(slot), Gartan(slot));

        var (answer, best) = (crewing.Crew(available, gartan)[index], crewing.Crew(available | unreadable, gartan)[index]);
        var settled = IsSettledBefore(slot, index, available, unreadable, gartan);
        var met = MetIn(slot, index, available, unreadable, gartan);
        bool? metWithCommitted =
            committed == 0 ? false : MetIn(slot, index, available | committed, unreadable, GartanWith(slot, committed));
        var verdict = VerdictOf(callsign, slot);
        int[] have = settled ? answer.Have : [.. answer.Have.Zip(best.Have, Math.Min)];

        // Whoever leaves is not counted by Gartan either.
        var hangsOn = people
            .Where((_, person) => (available & (1 << person)) != 0)
            .Where(person =>
                MetIn(slot, index, available & ~(1 << people.IndexOf(person)), unreadable, GartanWith(slot, 0, 1 << people.IndexOf(person)))
                    is not true)
            .Select(person => person.Key)
            .ToList();

        var phase = PhaseOf(verdict, rule is not null, met, metWithCommitted);
        var level = phase switch
        {
            RunPhase.Unknown => CrewingLevel.Unknown,
            RunPhase.Off => CrewingLevel.Off,
            RunPhase.Committed => CrewingLevel.Committed,
            _ when rule is null => CrewingLevel.On,
            _ when met is not true => CrewingLevel.Critical,
            _ when answer.Crewed is NaiveCrewing.Crewed.Reduced => CrewingLevel.Reduced,
            _ when hangsOn.Count > 0 => CrewingLevel.Critical,
            _ => have[0] >= (rule.PreferredRiders ?? int.MaxValue) ? CrewingLevel.Preferred : CrewingLevel.On,
        };

        var differs = rule is not null && ((phase is RunPhase.On && met is false) || (phase is RunPhase.Off && met is true));
        var unmet = rule is null ? [] : rule.Requirements.Where((item, at) => have[at] < item.Need).Select(item => item.Name).ToList();

        // What is missing beyond the plain counts is the pair of seats; when one of the two is short anyway, that says it.
        var plainlyMissing = rule?.Requirements.Select((item, at) => Math.Max(0, item.Need - answer.Have[at])).Sum() ?? 0;
        var seatShort = rule?.Requirements.Where((item, at) => item.Name is "officer" or "driver" && answer.Have[at] < item.Need).Any()
            ?? false;
        if (answer.Missing > plainlyMissing && !seatShort)
            unmet.Add("officer and driver");

        return new(
            level, phase, verdict, met, differs, rule is null ? [] : have, unmet, phase is RunPhase.On && met is true ? hangsOn : []);
    }

    private static RunPhase PhaseOf(GartanVerdict verdict, bool ruleKnown, bool? met, bool? metWithCommitted) => verdict switch
    {
        GartanVerdict.Unknown => RunPhase.Unknown,
        GartanVerdict.Available => met is true ? RunPhase.On : metWithCommitted is true ? RunPhase.Committed : RunPhase.On,
        GartanVerdict.Unavailable => met is false && metWithCommitted is true ? RunPhase.Committed : RunPhase.Off,
        _ when !ruleKnown || met is null => RunPhase.Unknown,
        _ when met is true => RunPhase.On,
        _ => metWithCommitted is null ? RunPhase.Unknown : metWithCommitted is true ? RunPhase.Committed : RunPhase.Off,
    };

    /// <summary>
    /// Every way in which the unreadable people may be on or off is tried. Where an appliance before it is crewed in some of them, it is
    /// left open.
    /// </summary>
    private bool? MetIn(Slot slot, int appliance, int on, int unreadable, IReadOnlyDictionary<string, int>? gartan)
    {
        var crewing = CrewingOf(slot.Page);
        if (!IsSettledBefore(slot, appliance, on, unreadable, gartan))
            return crewing.CanRideAlone(appliance, on | unreadable, gartan) ? null : false;

        var answers = Worlds(on, unreadable).Select(world => crewing.CanRide(appliance, world, gartan)).Distinct().ToList();
        return answers.Count == 1 ? answers[0] : null;
    }

    private bool IsSettledBefore(Slot slot, int appliance, int on, int unreadable, IReadOnlyDictionary<string, int>? gartan) =>
        Enumerable
            .Range(0, appliance)
            .All(earlier =>
                Worlds(on, unreadable).Select(world => CrewingOf(slot.Page).Crew(world, gartan)[earlier].Crewed).Distinct().Count() == 1);

    private static IEnumerable<int> Worlds(int on, int unreadable)
    {
        for (var extra = unreadable; ; extra = (extra - 1) & unreadable)
        {
            yield return on | extra;
            if (extra == 0)
                yield break;
        }
    }

    private int Unreadable(Slot slot) =>
        MaskOf(PeopleOn(slot.Page), person => !IsOff(slot, person.Key) && person.Day.Unreadable[slot.Index]);

    private IReadOnlyDictionary<string, int>? Gartan(Slot slot) => GartanWith(slot, 0);

    /// <summary>What Gartan counts, and would count with and without some people; nothing where the page has no number.</summary>
    private Dictionary<string, int>? GartanWith(Slot slot, int more, int fewer = 0)
    {
        if (slot.Page.RuleCounts.Count == 0)
            return null;

        var people = PeopleOn(slot.Page);
        var left = MaskOf(people, person => IsOff(slot, person.Key) && person.Day.Available[slot.Index]);
        var counts = new Dictionary<string, int>();
        foreach (var row in slot.Page.RuleCounts.Where(row => row.Have[slot.Index] >= 0))
        {
            var name = row.Requirement switch
            {
                "Total Crew" => "crew",
                "MGR" => "officer",
                "LGV" => "driver",
                var other => other.ToLowerInvariant(),
            };
            int Among(int mask) =>
                people
                    .Where(
                        (person, index) =>
                            (mask & (1 << index)) != 0 && (name == "crew" || station.Aliases.NamesOf(person.Day.Skills).Contains(name)))
                    .Count();
            counts[name] = Math.Max(0, row.Have[slot.Index] - Among(left | fewer)) + Among(more);
        }

        return counts;
    }

    public IEnumerable<Slot> SlotsIn(Interval interval) => Slots.Where(slot => slot.Start < interval.End && EndOf(slot) > interval.Start);

    /// <summary>
    /// Walks on from a slot for as long as the days go on and the condition holds; the slot where it stops, and whether that was seen.
    /// </summary>
    public (Instant End, bool Known) Walk(int from, Func<Slot, bool> goesOn)
    {
        var at = from;
        while (at + 1 < Slots.Count && Slots[at + 1].Start == EndOf(Slots[at]) && goesOn(Slots[at + 1]))
            at++;

        return (EndOf(Slots[at]), at + 1 < Slots.Count && Slots[at + 1].Start == EndOf(Slots[at]));
    }

    private static int MaskOf(List<(MemberKey Key, MemberDay Day)> people, Func<(MemberKey Key, MemberDay Day), bool> isIn) =>
        people.Select((person, index) => isIn(person) ? 1 << index : 0).Sum();

    private bool IsOff(Slot slot, MemberKey member) =>
        this.off is { } off && off.Member == member && slot.Start < off.Time.End && EndOf(slot) > off.Time.Start;

    private NaiveCrewing CrewingOf(StationDay page)
    {
        if (!crewings.TryGetValue(page, out var crewing))
            crewings[page] = crewing = new(
                [.. page.Members.Select(member => station.Aliases.NamesOf(member.Skills))],
                [.. Appliances.Select(callsign => RuleOf(callsign, page))]);

        return crewing;
    }

    internal sealed record Slot(Instant Start, StationDay Page, int Index);

    internal sealed record Judgement(
        CrewingLevel Level, RunPhase Phase, GartanVerdict Gartan, bool? Met, bool Mismatch, int[] Have, List<string> Unmet,
        List<MemberKey> DependsOn);
}
