using GartanChatBot.Crewing;
using GartanChatBot.Storage;
using NodaTime;

namespace GartanChatBot.Tests.Rota;

/// <summary>An invented station's pages, as far as a store cares.</summary>
internal static class SampleRota
{
    public static readonly StationCode Fernbrae = StationCode.Parse("K41");

    public static readonly LocalDate Tuesday = new(2026, 6, 9);

    public static readonly Instant Noon = Instant.FromUtc(2026, 6, 9, 11, 0);

    public static StorageOptions Options => new();

    public static MemberDay Member(string name, SlotSet available) => new()
    {
        Name = name,
        Role = "FFC",
        Skills = ["BA", "ERD"],
        ContractHours = 84,
        Available = available,
    };

    public static StationDay Day(LocalDate date, Instant readAt, string hash, params MemberDay[] members) => new()
    {
        Station = Fernbrae,
        Date = date,
        SlotCount = 96,
        ResolutionMinutes = 15,
        ReadAt = readAt,
        ContentHash = hash,
        Members = members,
        Appliances =
        [
            new()
            {
                Callsign = Callsign.Parse("K41P1"),
                RuleText = "Default - Total Crew: 4, LGV x 1",
                OnTheRun = SlotSet.First(40),
                OffTheRun = SlotSet.First(96).Except(SlotSet.First(40)),
                OddWords = ["Perhaps"],
            },
        ],
        RuleCounts = [new("crew", [.. Enumerable.Repeat(4, 40), .. Enumerable.Repeat(-1, 56)])],
    };

    /// <summary>A station of invented people, every day and seed a little different.</summary>
    public static StationDay Full(LocalDate date, Instant readAt, int seed, int people = 14)
    {
        var random = new Random(seed * 1000 + date.DayOfYear);
        return Day(date, readAt, $"hash-{seed}",
            [.. Enumerable.Range(1, people).Select(number => Member($"MEMBER {number}, A", Slots(random)))]);
    }

    /// <summary>Everything in a day, so that two can be compared whatever their lists are made of.</summary>
    public static string Told(StationDay day) => string.Join(
        '\n',
        [
            $"{day.Station} {day.Date} {day.SlotCount} {day.ResolutionMinutes} {day.ReadAt} {day.ContentHash}",
            .. day.Members.Select(member => $"{member with { Skills = [] }} {string.Join(' ', member.Skills)}"),
            .. day.Appliances.Select(appliance => $"{appliance with { OddWords = [] }} {string.Join(' ', appliance.OddWords)}"),
            .. day.RuleCounts.Select(counts => $"{counts.Requirement} {string.Join(' ', counts.Have)}"),
        ]);

    private static SlotSet Slots(Random random) =>
        new(((UInt128)(ulong)random.NextInt64() << 32 | (ulong)random.NextInt64()) & SlotSet.First(96).Bits);
}
