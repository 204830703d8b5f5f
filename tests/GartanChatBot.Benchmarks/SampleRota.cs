using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Benchmarks;

/// <summary>Invented days of a station: about two changes of everybody's mind a day, each at a time of their own.</summary>
internal static class SampleRota
{
    private static readonly string[] FewSkills = ["IC", "ERD", "BA"];

    public static readonly Station Fernbrae = new()
    {
        Code = StationCode.Parse("K41"),
        Name = "Fernbrae",
        Zone = DateTimeZoneProviders.Tzdb["Europe/London"],
    };

    public static List<StationDay> Days(LocalDate first, int count, int people, int appliances)
    {
        var random = new Random(41);
        var skills = Enumerable.Range(0, people).Select(_ => FewSkills.Where((_, index) => random.Next(4) <= index).ToList()).ToList();

        return
        [
            .. Enumerable.Range(0, count).Select(day => new StationDay
            {
                Station = Fernbrae.Code,
                Date = first.PlusDays(day),
                SlotCount = Fernbrae.Clock.SlotCount(first.PlusDays(day)),
                ResolutionMinutes = 15,
                Members = [.. skills.Select((codes, index) => MemberOf(index, codes, Mind(random)))],
                Appliances = [.. Enumerable.Range(1, appliances).Select(number => RowOf(number, Mind(random)))],
                RuleCounts = [],
                ReadAt = Instant.FromUtc(2026, 6, 8, 12, 0),
                ContentHash = $"{day:D64}",
            }),
        ];
    }

    private static MemberDay MemberOf(int index, List<string> codes, SlotSet available) =>
        new() { Name = $"MEMBER {index:00}, A", Role = "FFC", Skills = codes, Available = available };

    private static ApplianceDay RowOf(int number, SlotSet available) => new()
    {
        Callsign = Callsign.Parse($"K41P{number}"),
        RuleText = $"Default - Total Crew: {3 + number}, MGR x 1, LGV x 1, BA x {1 + number}",
        OnTheRun = available,
        OffTheRun = SlotSet.First(96).Except(available),
    };

    private static SlotSet Mind(Random random)
    {
        var (start, end) = (random.Next(0, 60), random.Next(60, 97));
        return random.Next(2) == 0
            ? SlotSet.First(end).Except(SlotSet.First(start))
            : SlotSet.First(96).Except(SlotSet.First(end).Except(SlotSet.First(start)));
    }
}
