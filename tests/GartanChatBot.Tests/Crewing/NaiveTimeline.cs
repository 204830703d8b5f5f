using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Tests.Crewing;

/// <summary>A timeline that looks at every quarter-hour on its own and finds ends by walking. Slow, and meant to be obviously right.</summary>
internal sealed class NaiveTimeline
{
    private readonly Station _station;
    private readonly Dictionary<StationDay, NaiveCrewing> _crewings = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<StationDay, List<(MemberKey Key, MemberDay Day)>> _people = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(Callsign, Instant), Judgement> _judgements = [];
    private readonly (MemberKey Member, Interval Time)? _off;

    public NaiveTimeline(RandomRota rota, (MemberKey Member, Interval Time)? off = null)
    {
        (_station, _off) = (rota.Station, off);
        Appliances = [.. rota.Station.Appliances.Select(settings => settings.Callsign), .. rota.Days.SelectMany(day => day.Appliances).Select(row => row.Callsign)];
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

    public List<(MemberKey Key, MemberDay Day)> PeopleOn(StationDay page) => _people.TryGetValue(page, out var people) ? people : _people[page] =
        [.. page.Members.Select((member, index) => (new MemberKey(member.Name, page.Members.Take(index + 1).Count(other => other.Name == member.Name)), member))];

    public static Instant EndOf(Slot slot) => slot.Start + Duration.FromMinutes(15);

    public bool IsAvailable(Slot slot, MemberKey member) => !IsOff(slot, member) && PeopleOn(slot.Page).Exists(person => person.Key == member && person.Day.Available[slot.Index]);

    public bool IsCommitted(Slot slot, MemberKey member) => !IsOff(slot, member) && PeopleOn(slot.Page).Exists(person => person.Key == member && person.Day.Committed[slot.Index]);

    public CrewingRule? RuleOf(Callsign callsign, StationDay page)
    {
        var settings = _station.Appliances.FirstOrDefault(candidate => candidate.Callsign == callsign);
        var text = page.Appliances.FirstOrDefault(row => row.Callsign == callsign)?.RuleText;
        var rule = settings?.Rule ?? CrewingRule.TryParse(text, _station.Aliases);
        return rule is null || settings is null ? rule : rule with { ReducedRiders = settings.ReducedRiders, PreferredRiders = settings.PreferredRiders, DistinctSeats = settings.DistinctSeats };
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

        var wasThere = _off is { } off && IsOff(slot, off.Member) && PeopleOn(slot.Page).Exists(person => person.Key == off.Member && person.Day.Available[slot.Index]);
        return wasThere ? GartanVerdict.None : GartanVerdict.Available;
    }

    /// <summary>The rule is met if these people are on, whoever else is.</summary>
    public bool IsMetWith(Callsign callsign, Slot slot, IReadOnlyCollection<MemberKey> added)
    {
        var people = PeopleOn(slot.Page);
        var on = MaskOf(people, person => IsAvailable(slot, person.Key) || added.Contains(person.Key));
        return CrewingOf(slot.Page).CanRide(Appliances.IndexOf(callsign), on);
    }

    public Judgement Judge(Callsign callsign, Slot slot) =>
        _judgements.TryGetValue((callsign, slot.Start), out var judgement) ? judgement : _judgements[(callsign, slot.Start)] = Work(callsign, slot);

    private Judgement Work(Callsign callsign, Slot slot)
    {
        var (people, crewing, index, rule) = (PeopleOn(slot.Page), CrewingOf(slot.Page), Appliances.IndexOf(callsign), RuleOf(callsign, slot.Page));
        var available = MaskOf(people, person => IsAvailable(slot, person.Key));
        var committed = MaskOf(people, person => IsCommitted(slot, person.Key));
        var answer = crewing.Crew(available)[index];
        var met = answer.Crewed is not NaiveCrewing.Crewed.No;
        var verdict = VerdictOf(callsign, slot);
        var hangsOn = people.Where((_, person) => (available & (1 << person)) != 0 && !crewing.CanRide(index, available & ~(1 << person))).Select(person => person.Key).ToList();

        var level = CrewingLevel.Off;
        if (verdict is GartanVerdict.Unknown || (verdict is GartanVerdict.None && rule is null))
            level = CrewingLevel.Unknown;
        else if (!met && committed != 0 && crewing.CanRide(index, available | committed))
            level = CrewingLevel.Committed;
        else if (verdict is GartanVerdict.Available || (verdict is GartanVerdict.None && met))
            level = rule is null ? CrewingLevel.On
                : !met ? CrewingLevel.Critical
                : answer.Crewed is NaiveCrewing.Crewed.Reduced ? CrewingLevel.Reduced
                : hangsOn.Count > 0 ? CrewingLevel.Critical
                : answer.Have[0] >= (rule.PreferredRiders ?? int.MaxValue) ? CrewingLevel.Preferred
                : CrewingLevel.On;

        var phase = level switch
        {
            CrewingLevel.Unknown => RunPhase.Unknown,
            CrewingLevel.Off => RunPhase.Off,
            CrewingLevel.Committed => RunPhase.Committed,
            _ => RunPhase.On,
        };
        var differs = rule is not null && ((phase is RunPhase.On && verdict is GartanVerdict.Available && !met) || (phase is RunPhase.Off && verdict is GartanVerdict.Unavailable && met));
        var unmet = rule is null ? [] : rule.Requirements.Where((item, at) => answer.Have[at] < item.Need).Select(item => item.Name).ToList();

        // What is missing beyond the plain counts is the pair of seats; when one of the two is short anyway, that says it.
        var plainlyMissing = rule?.Requirements.Select((item, at) => Math.Max(0, item.Need - answer.Have[at])).Sum() ?? 0;
        if (answer.Missing > plainlyMissing && !unmet.Contains("officer") && !unmet.Contains("driver"))
            unmet.Add("officer and driver");

        return new(level, phase, verdict, met, differs, rule is null ? [] : answer.Have, unmet, phase is RunPhase.On && met ? hangsOn : []);
    }

    public IEnumerable<Slot> SlotsIn(Interval interval) => Slots.Where(slot => slot.Start < interval.End && EndOf(slot) > interval.Start);

    /// <summary>Walks on from a slot for as long as the days go on and the condition holds; the slot where it stops, and whether that was seen.</summary>
    public (Instant End, bool Known) Walk(int from, Func<Slot, bool> goesOn)
    {
        var at = from;
        while (at + 1 < Slots.Count && Slots[at + 1].Start == EndOf(Slots[at]) && goesOn(Slots[at + 1]))
            at++;

        return (EndOf(Slots[at]), at + 1 < Slots.Count && Slots[at + 1].Start == EndOf(Slots[at]));
    }

    private static int MaskOf(List<(MemberKey Key, MemberDay Day)> people, Func<(MemberKey Key, MemberDay Day), bool> isIn) =>
        people.Select((person, index) => isIn(person) ? 1 << index : 0).Sum();

    private bool IsOff(Slot slot, MemberKey member) => _off is { } off && off.Member == member && slot.Start < off.Time.End && EndOf(slot) > off.Time.Start;

    private NaiveCrewing CrewingOf(StationDay page)
    {
        if (!_crewings.TryGetValue(page, out var crewing))
            _crewings[page] = crewing = new([.. page.Members.Select(member => _station.Aliases.NamesOf(member.Skills))], [.. Appliances.Select(callsign => RuleOf(callsign, page))]);

        return crewing;
    }

    internal sealed record Slot(Instant Start, StationDay Page, int Index);

    internal sealed record Judgement(CrewingLevel Level, RunPhase Phase, GartanVerdict Gartan, bool Met, bool Mismatch, int[] Have, List<string> Unmet, List<MemberKey> DependsOn);
}
