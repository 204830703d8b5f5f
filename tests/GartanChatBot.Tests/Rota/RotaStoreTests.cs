using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using GartanChatBot.Storage;
using GartanChatBot.Tests.Storage;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using static GartanChatBot.Tests.Rota.SampleRota;

namespace GartanChatBot.Tests.Rota;

public sealed class RotaStoreTests : IDisposable
{
    private static readonly Duration FiveMinutes = Duration.FromMinutes(5);

    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider time = new(Noon.ToDateTimeOffset());
    private BotDatabase database;
    private RotaStore rota;

    public RotaStoreTests()
    {
        database = BotDatabase.Open(folder.File("gartan.db"), time);
        rota = new(database, Options);
    }

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Gives_back_what_the_page_said()
    {
        var day = Full(Tuesday, Noon, seed: 1) with { SlotCount = 100 };
        var busy = day.Members[0] with { Committed = new(5), Away = new(10), Unreadable = new(64), GartanHours = 12 };
        var blank = Member("  ", SlotSet.Empty) with { Role = "", Skills = [], ContractHours = null };
        day = day with { Members = [busy, blank] };

        rota.Replace(day).ShouldBe(ReplaceOutcome.Added);

        Told(rota.Find(Fernbrae, Tuesday)!).ShouldBe(Told(day));
        rota.Find(Fernbrae, Tuesday.PlusDays(1)).ShouldBeNull();
    }

    [Fact]
    public void Someone_who_vanishes_from_the_grid_does_not_stay_available()
    {
        rota.Replace(Day(Tuesday, Noon, "two", Member("ELM, A", SlotSet.First(96)), Member("FERN, B", SlotSet.First(96))));

        rota.Replace(Day(Tuesday, Noon + FiveMinutes, "one", Member("FERN, B", SlotSet.First(96)))).ShouldBe(ReplaceOutcome.Changed);

        rota.Find(Fernbrae, Tuesday)!.Members.Select(member => member.Name).ShouldBe(["FERN, B"]);
        rota.DatesOfMember(Fernbrae, "ELM, A").ShouldBeEmpty();
        rota.Changes(Fernbrae, Noon, Noon + FiveMinutes * 2).ShouldHaveSingleItem().After.ShouldBeNull();
    }

    [Fact]
    public void A_failed_day_between_two_good_ones_deletes_nothing()
    {
        var days = Enumerable.Range(0, 3).Select(number => Full(Tuesday.PlusDays(number), Noon, seed: 1)).ToList();
        database.InTransaction(() => days.ForEach(day => rota.Replace(day)));

        database.InTransaction(() =>
        {
            rota.Replace(Full(Tuesday, Noon + FiveMinutes, seed: 2));
            rota.Replace(Full(Tuesday.PlusDays(2), Noon + FiveMinutes, seed: 2));
        });

        Told(rota.Find(Fernbrae, Tuesday.PlusDays(1))!).ShouldBe(Told(days[1]));
        rota.LastReadAt(Fernbrae, Tuesday.PlusDays(1)).ShouldBe(Noon);
    }

    [Fact]
    public void Every_day_carries_the_age_of_its_own_last_reading()
    {
        rota.Replace(Full(Tuesday, Noon, seed: 1));
        var version = rota.VersionOf(Fernbrae);

        rota.Replace(Full(Tuesday, Noon + FiveMinutes, seed: 1)).ShouldBe(ReplaceOutcome.Unchanged);
        rota.MarkUnchanged(Fernbrae, Tuesday, "hash-1", Noon + FiveMinutes * 2).ShouldBeTrue();
        rota.MarkUnchanged(Fernbrae, Tuesday, "another page", Noon + FiveMinutes * 3).ShouldBeFalse();

        rota.VersionOf(Fernbrae).ShouldBe(version);
        rota.LastReadAt(Fernbrae, Tuesday).ShouldBe(Noon + FiveMinutes * 2);
        rota.LastReadAt(Fernbrae).ShouldBe(Noon + FiveMinutes * 2);
        rota.Find(Fernbrae, Tuesday)!.ReadAt.ShouldBe(Noon + FiveMinutes * 2);
        rota.LastReadAt(Fernbrae, Tuesday.PlusDays(1)).ShouldBeNull();
    }

    [Fact]
    public void A_restart_keeps_versions_ages_and_changes()
    {
        rota.Replace(Full(Tuesday, Noon, seed: 1));
        rota.Replace(Full(Tuesday, Noon + FiveMinutes, seed: 2));
        rota.Replace(Full(Tuesday, Noon + FiveMinutes * 2, seed: 2));
        var changes = rota.Changes(Fernbrae, Noon, Noon + FiveMinutes * 3);

        Restart();

        rota.VersionOf(Fernbrae).ShouldBe(2);
        rota.LastReadAt(Fernbrae, Tuesday).ShouldBe(Noon + FiveMinutes * 2);
        rota.ContentHashOf(Fernbrae, Tuesday).ShouldBe("hash-2");
        rota.Changes(Fernbrae, Noon, Noon + FiveMinutes * 3).ShouldBe(changes);
        rota.Replace(Full(Tuesday, Noon + FiveMinutes * 4, seed: 3));
        rota.VersionOf(Fernbrae).ShouldBe(3);
    }

    [Fact]
    public void A_transaction_that_fails_leaves_no_trace_in_memory_either()
    {
        rota.Replace(Full(Tuesday, Noon, seed: 1));

        Should.Throw<TimeoutException>(() => database.InTransaction(() =>
        {
            rota.Replace(Full(Tuesday, Noon + FiveMinutes, seed: 2)).ShouldBe(ReplaceOutcome.Changed);
            rota.VersionOf(Fernbrae).ShouldBe(2);
            rota.LastReadAt(Fernbrae, Tuesday).ShouldBe(Noon + FiveMinutes);
            rota.ContentHashOf(Fernbrae, Tuesday).ShouldBe("hash-2");
            throw new TimeoutException();
        }));

        rota.VersionOf(Fernbrae).ShouldBe(1);
        rota.LastReadAt(Fernbrae, Tuesday).ShouldBe(Noon);
        rota.ContentHashOf(Fernbrae, Tuesday).ShouldBe("hash-1");
        rota.Changes(Fernbrae, Noon, Noon + FiveMinutes * 2).ShouldBeEmpty();
        rota.Replace(Full(Tuesday, Noon + FiveMinutes, seed: 2)).ShouldBe(ReplaceOutcome.Changed);
        rota.VersionOf(Fernbrae).ShouldBe(3, "number 2 may be the key of something cached");
    }

    [Fact]
    public void Notes_who_changed_what_and_when_it_was_seen()
    {
        var twice = Member("ELM, A", SlotSet.First(8));
        rota.Replace(Day(Tuesday, Noon, "a", twice, twice, Member("FERN, B", SlotSet.First(96))));
        var away = twice with { Away = SlotSet.First(9).Except(SlotSet.First(8)) };
        rota.Replace(Day(Tuesday, Noon + FiveMinutes, "b", twice, away, Member("OAK, C", SlotSet.First(4))));

        var changes = rota.Changes(Fernbrae, Noon + FiveMinutes, Noon + FiveMinutes * 2);

        changes.Select(change => (change.Member, change.Occurrence)).ShouldBe([("ELM, A", 2), ("OAK, C", 1), ("FERN, B", 1)]);
        changes[0].Before!.Value.Available.ShouldBe(SlotSet.First(8));
        changes[0].After!.Value.Away.Count.ShouldBe(1);
        changes.ShouldAllBe(change => change.SeenAt == Noon + FiveMinutes && change.Date == Tuesday);
        rota.Changes(Fernbrae, Noon, Noon + FiveMinutes).ShouldBeEmpty("the end is not included");
        rota.Changes(StationCode.Parse("K42"), Noon, Noon + FiveMinutes * 2).ShouldBeEmpty();
    }

    [Fact]
    public void Between_takes_both_ends_and_only_that_station()
    {
        for (var number = 0; number < 5; number++)
        {
            rota.Replace(Full(Tuesday.PlusDays(number), Noon, seed: 1));
            foreach (var other in (string[])["K4", "K411", "K-41", "K41-", "\uff2b41"])
                rota.Replace(Full(Tuesday.PlusDays(number), Noon, seed: 1) with { Station = StationCode.Parse(other) });
        }

        var days = rota.Between(Fernbrae, Tuesday.PlusDays(1), Tuesday.PlusDays(3));

        days.Select(day => day.Date).ShouldBe([Tuesday.PlusDays(1), Tuesday.PlusDays(2), Tuesday.PlusDays(3)]);
        days.ShouldAllBe(day => day.Station == Fernbrae);
    }

    [Fact]
    public void Every_query_uses_an_index()
    {
        var plans = new Dictionary<string, string>();
        rota.Replace(Full(Tuesday, Noon, seed: 1));
        rota.Replace(Full(Tuesday, Noon, seed: 2));
        database.PlanSeen = (query, mode) => plans[query] = mode;

        rota.Between(Fernbrae, Tuesday, Tuesday.PlusDays(15));
        rota.DatesOfMember(Fernbrae, "MEMBER 1, A");
        rota.Changes(Fernbrae, Noon, Noon + FiveMinutes);
        rota.ForgetMember("MEMBER 2, A");
        rota.Prune(Tuesday);

        plans.Count.ShouldBe(4);
        plans.ShouldAllBe(
            plan => plan.Value.StartsWith("INDEX SEEK(") || plan.Value.StartsWith("INDEX RANGE SCAN("), string.Join('\n', plans));
        plans.Values.ShouldContain("INDEX SEEK(member = \"MEMBER 2, A\")");
    }

    [Fact]
    public void The_repeated_hour_of_October_comes_back_exactly()
    {
        var first = Instant.FromUtc(2026, 10, 25, 0, 30) + Duration.FromTicks(1);
        rota.Replace(Full(new(2026, 10, 25), first, seed: 1));
        rota.Replace(Full(new(2026, 10, 26), first + Duration.FromHours(1), seed: 1));

        Restart();

        rota.Find(Fernbrae, new(2026, 10, 25))!.ReadAt.ShouldBe(first);
        rota.Find(Fernbrae, new(2026, 10, 26))!.ReadAt.ShouldBe(first + Duration.FromHours(1));
    }

    private void Restart()
    {
        database.Dispose();
        database = BotDatabase.Open(folder.File("gartan.db"), time);
        rota = new(database, Options);
    }
}
