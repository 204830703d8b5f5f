using CsCheck;
using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using GartanChatBot.Storage;
using NodaTime;
using static GartanChatBot.Tests.Rota.SampleRota;

namespace GartanChatBot.Tests.Rota;

public class RotaPropertyTests
{
    private static readonly Gen<SlotSet> Slots = Gen.Select(Gen.ULong, Gen.ULong, (upper, lower) => new SlotSet(new UInt128(upper, lower)));

    private static readonly Gen<MemberDay> Members = Gen.Select(
        Gen.String[0, 20], Gen.String[0, 5].Array[0, 4], Gen.Int.Nullable(), Slots, Slots, Slots, Slots,
        (name, skills, hours, available, committed, away, unreadable) => new MemberDay
        {
            Name = name,
            Role = name,
            Skills = skills,
            ContractHours = hours,
            GartanHours = hours,
            Available = available,
            Committed = committed,
            Away = away,
            Unreadable = unreadable,
        });

    private static readonly Gen<ApplianceDay> Appliances = Gen.Select(
        Gen.Int[1, 999], Gen.String[0, 30].Null(), Slots, Slots, Gen.String[0, 5].Array[0, 3],
        (number, rule, on, off, odd) => new ApplianceDay
        {
            Callsign = Callsign.Parse($"P{number}"),
            RuleText = rule,
            OnTheRun = on,
            OffTheRun = off,
            OddWords = odd,
        });

    private static readonly Gen<RuleCounts> Counts = Gen.Select(
        Gen.String[0, 10], Gen.OneOf(Gen.Int[-1, 3], Gen.Int).Array[0, 300], (requirement, have) => new RuleCounts(requirement, have));

    private static readonly Gen<StationDay> Days = Gen.Select(
        Members.Array[0, 20], Appliances.Array[0, 3], Counts.Array[0, 4], Gen.Int[23, 25].Select(hours => hours * 4),
        Gen.Long[0, 4_000_000_000_000_000],
        (members, appliances, counts, slots, nanoseconds) => new StationDay
        {
            Station = Fernbrae,
            Date = Tuesday,
            SlotCount = slots,
            ResolutionMinutes = 15,
            Members = members,
            Appliances = appliances,
            RuleCounts = counts,
            ReadAt = Noon + Duration.FromTicks(nanoseconds),
            ContentHash = $"{nanoseconds}",
        });

    [Fact]
    public void Any_day_comes_back_as_it_was_stored()
    {
        Days.Sample(
            day =>
            {
                using var database = BotDatabase.Open(BotDatabase.InMemory, TimeProvider.System);
                var rota = new RotaStore(database, Options);

                rota.Replace(day);

                Told(rota.Find(Fernbrae, Tuesday)!).ShouldBe(Told(day));
            },
            iter: 200, threads: 1);
    }

    [Fact]
    public void The_changes_of_a_reading_lead_from_the_day_before_it_to_the_day_after_it()
    {
        Gen.Select(Days, Days).Sample(
            (before, after) =>
            {
                var people = Slotted(before);
                foreach (var change in RotaChange.Between(before, after))
                {
                    people.GetValueOrDefault((change.Member, change.Occurrence)).ShouldBe(change.Before);
                    people.Remove((change.Member, change.Occurrence));
                    if (change.After is { } slots)
                        people[(change.Member, change.Occurrence)] = slots;
                }

                people.ShouldBe(Slotted(after), ignoreOrder: true);
            },
            iter: 500, threads: 1);
    }

    private static Dictionary<(string Name, int Occurrence), MemberSlots?> Slotted(StationDay day) => day.Members
        .GroupBy(member => member.Name)
        .SelectMany(same => same.Select((member, index) => (Key: (same.Key, index + 1), Slots: MemberSlots.Of(member))))
        .ToDictionary(member => member.Key, member => (MemberSlots?)member.Slots);
}
