using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Timeline;

namespace GartanChatBot.Tests.Crewing;

public class SlotSetTests
{
    [Fact]
    public void Holds_exactly_the_slots_that_were_put_in()
    {
        var set = SlotSet.Empty.With(0).With(63).With(64).With(99);

        Enumerable.Range(0, SlotSet.Capacity).Where(slot => set[slot]).ShouldBe([0, 63, 64, 99]);
        set.Count.ShouldBe(4);
        set.IsEmpty.ShouldBeFalse();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(92)]
    [InlineData(127)]
    [InlineData(128)]
    public void The_first_slots_of_a_day_are_as_many_as_asked_for(int count)
    {
        var set = SlotSet.First(count);

        set.Count.ShouldBe(count);
        Enumerable.Range(0, count).ShouldAllBe(slot => set[slot]);
    }

    [Fact]
    public void Sets_are_joined_met_and_taken_away()
    {
        var early = SlotSet.First(10);
        var late = SlotSet.First(20).Except(SlotSet.First(5));

        (early | late).ShouldBe(SlotSet.First(20));
        (early & late).Count.ShouldBe(5);
        early.Except(late).ShouldBe(SlotSet.First(5));
    }

    [Fact]
    public void Sixteen_bytes_bring_back_what_was_stored()
    {
        var set = SlotSet.Empty.With(1).With(77).With(127);

        set.ToBytes().Length.ShouldBe(16);
        SlotSet.FromBytes(set.ToBytes()).ShouldBe(set);
    }

    [Fact]
    public void Runs_are_the_unbroken_stretches()
    {
        var set = SlotRuns.Between(0, 3) | SlotRuns.Between(10, 11) | SlotRuns.Between(90, 128);

        set.Runs().ShouldBe([(0, 3), (10, 11), (90, 128)]);
        SlotSet.Empty.Runs().ShouldBeEmpty();
        SlotSet.First(128).Runs().ShouldBe([(0, 128)]);
    }

    [Fact]
    public void Edges_are_the_slots_where_something_changes()
    {
        var edges = SlotRuns.Between(4, 8).Edges();

        edges.NextAfter(-1, 96).ShouldBe(4);
        edges.NextAfter(4, 96).ShouldBe(8);
        edges.NextAfter(8, 96).ShouldBe(96);
        edges.NextAfter(127, 128).ShouldBe(128);
    }
}
