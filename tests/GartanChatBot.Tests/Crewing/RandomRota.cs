using CsCheck;
using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Tests.Crewing;

/// <summary>
/// Invented rotas that are as odd as pages can be: holes, leavers, two people of one name, odd verdicts, days on which the clocks change.
/// </summary>
internal sealed record RandomRota(Station Station, List<StationDay> Days)
{
    /// <summary>With counts of Gartan's own on the pages of two out of three.</summary>
    public static readonly Gen<RandomRota> Any = Gen.Int.Select(seed =>
        seed % 3 == 0 ? Of(new Random(seed)) : Of(new Random(seed)).CountedBy(new Random(~seed)));

    private static readonly LocalDate[] FirstDays = [new(2026, 6, 8), new(2026, 10, 24), new(2027, 3, 27), new(2026, 3, 28)];
    private static readonly string[] Names =
    [
        "ALDER, T", "BIRCH, R", "CEDAR, M", "DUNLIN, E", "DUNLIN, E", "ELM, S", "FERN, P", "GORSE, D",
    ];
    private static readonly string[] Codes = ["IC", "ERD", "BA", "ROPE", "LGV", "TTR"];

    private static readonly string[] RuleTexts =
    [
        "Default - Total Crew: 3, MGR x 1, LGV x 1, BA x 2",
        "Total Crew: 2, LGV x 1",
        "Total Crew: 2, BA x 1, ROPE x 1",
        "Total Crew: 4, MGR x 1, LGV x 1, BA x 2",
        "Total Crew: 1",
    ];

    private static readonly (string Label, string[] Codes)[] CountRows =
    [
        ("Total Crew", []), ("MGR", ["IC", "TTR"]), ("LGV", ["ERD", "LGV"]), ("BA", ["BA"]),
    ];

    public static RandomRota Of(Random random)
    {
        var zone = DateTimeZoneProviders.Tzdb["Europe/London"];
        var appliances = Enumerable.Range(1, random.Next(1, 4)).Select(number => Callsign.Parse($"K41P{number}")).ToList();
        var texts = appliances.ConvertAll(_ => RuleTexts[random.Next(RuleTexts.Length)]);
        var people = Names[..random.Next(4, 9)].Select(name => (Name: name, Skills: SkillsOf(random))).ToList();

        var station = new Station
        {
            Code = StationCode.Parse("K41"),
            Name = "Fernbrae",
            Zone = zone,
            Appliances =
            [
                .. appliances.AsEnumerable().Reverse().Where(_ => random.Next(3) == 0).Select(callsign => SettingsOf(random, callsign)),
            ],
        };

        var first = FirstDays[random.Next(FirstDays.Length)];
        var days = Enumerable.Range(0, random.Next(2, 5))
            .Where(_ => random.Next(7) > 0)
            .Select(day => DayOf(random, station.Clock, first.PlusDays(day), appliances, texts, people))
            .ToList();

        return new(station, days);
    }

    /// <summary>With rows of counts that are ours for most of the time, then one or more too few or too many, or no number.</summary>
    public RandomRota CountedBy(Random random) =>
        this with
        {
            Days = Days.ConvertAll(day => day with { RuleCounts = RowsOf(random, day, mostlyRight: true) }),
        };

    /// <summary>With rows that count exactly those who are read as available, or some of those at an incident as well.</summary>
    public RandomRota CountedRight(Random random) =>
        this with
        {
            Days = Days.ConvertAll(day => day with { RuleCounts = RowsOf(random, day, mostlyRight: false) }),
        };

    private static List<RuleCounts> RowsOf(Random random, StationDay day, bool mostlyRight)
    {
        var rows = new List<RuleCounts>();
        foreach (var (label, codes) in CountRows.Where(_ => random.Next(6) > 0))
        {
            var withCommitted = random.Next(3) == 0;
            var errors = mostlyRight ? Paint(random, day.SlotCount, [8, 2, 2, 2, 1, 1], 40) : [SlotSet.First(day.SlotCount)];
            rows.Add(new(label, [.. Enumerable.Range(0, day.SlotCount).Select(slot =>
            {
                var there = day.Members.Count(member => (codes.Length == 0 || member.Skills.Any(codes.Contains))
                    && (member.Available[slot] || (withCommitted && member.Committed[slot])));
                return Array.FindIndex(errors, set => set[slot]) switch
                {
                    0 => there,
                    5 => RuleCounts.NoNumber,
                    4 => there + 1,
                    var fewer => Math.Max(0, there - fewer),
                };
            })]));
        }

        return rows;
    }

    private static ApplianceSettings SettingsOf(Random random, Callsign callsign) => new(callsign)
    {
        Rule = random.Next(3) == 0 ? CrewingRule.Of(random.Next(1, 4), new Requirement("driver", 1)) : null,
        ReducedRiders = random.Next(3) == 0 ? random.Next(1, 4) : null,
        PreferredRiders = random.Next(2) == 0 ? random.Next(2, 6) : null,
        DistinctSeats = random.Next(2) == 0 ? ["officer", "driver"] : [],
    };

    private static StationDay DayOf(
        Random random, StationClock clock, LocalDate date, List<Callsign> appliances, List<string> texts,
        List<(string Name, List<string> Skills)> people)
    {
        var slots = clock.SlotCount(date);
        return new()
        {
            Station = StationCode.Parse("K41"),
            Date = date,
            SlotCount = slots,
            ResolutionMinutes = 15,
            Members = [.. people.Where(_ => random.Next(8) > 0).Select(person => MemberOf(random, slots, person.Name, person.Skills))],
            Appliances =
            [
                .. appliances.Select((callsign, index) => RowOf(random, slots, callsign, texts[index])).Where(_ => random.Next(6) > 0),
            ],
            RuleCounts = [],
            ReadAt = clock.StartOf(date) + Duration.FromDays(40) + Duration.FromHours(random.Next(0, 100)),
            ContentHash = "",
        };
    }

    private static MemberDay MemberOf(Random random, int slots, string name, List<string> skills)
    {
        var sets = Paint(random, slots, [10, 2, 2, 1, 6], 30);
        return new()
        {
            Name = name,
            Role = "FFC",
            Skills = skills,
            ContractHours = random.Next(3) == 0 ? null : random.Next(30, 121),
            GartanHours = random.Next(3) == 0 ? null : random.Next(0, 169),
            Available = sets[0],
            Committed = sets[1],
            Away = sets[2],
            Unreadable = sets[3],
        };
    }

    private static ApplianceDay RowOf(Random random, int slots, Callsign callsign, string text)
    {
        var sets = random.Next(5) == 0 ? [SlotSet.Empty, SlotSet.Empty, SlotSet.First(slots)] : Paint(random, slots, [8, 4, 1], 40);
        return new()
        {
            Callsign = callsign,
            RuleText = random.Next(8) == 0 ? null : text,
            OnTheRun = sets[0],
            OffTheRun = sets[1],
            OddWords = sets[2].IsEmpty || random.Next(4) == 0 ? [] : ["Standby"],
        };
    }

    /// <summary>Fills a day with runs of states, each as likely as its weight.</summary>
    private static SlotSet[] Paint(Random random, int slots, int[] weights, int longest)
    {
        var sets = new SlotSet[weights.Length];
        for (int slot = 0, end; slot < slots; slot = end)
        {
            end = Math.Min(slots, slot + random.Next(1, longest + 1));
            var (state, ticket) = (0, random.Next(weights.Sum()));
            while (ticket >= weights[state])
                ticket -= weights[state++];

            for (var painted = slot; painted < end; painted++)
                sets[state] = sets[state].With(painted);
        }

        return sets;
    }

    private static List<string> SkillsOf(Random random) => [.. Codes.Where((_, index) => random.Next(index < 3 ? 2 : 5) == 0)];
}
