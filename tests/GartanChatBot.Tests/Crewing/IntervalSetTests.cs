using CsCheck;
using GartanChatBot.Crewing;
using GartanChatBot.Tests.TestKit;
using NodaTime;

namespace GartanChatBot.Tests.Crewing;

public class IntervalSetTests
{
    private static readonly Gen<(int Start, int Length)[]> Pieces = Gen.Select(Gen.Int[0, 40], Gen.Int[0, 12]).Array[0, 8];

    [Fact]
    public void Touching_and_overlapping_intervals_become_one_and_empty_ones_vanish() =>
        IntervalSet.Of(Between(4, 6), Between(0, 2), Between(2, 3), Between(5, 9), Between(12, 12))
            .ShouldBe([Between(0, 3), Between(4, 9)]);

    [Fact]
    public void The_end_of_an_interval_is_outside_it()
    {
        var set = IntervalSet.Of(Between(1, 2), Between(5, 6));

        set.Contains(At(1)).ShouldBeTrue();
        set.Contains(At(2)).ShouldBeFalse();
        set.Around(At(5)).ShouldBe(Between(5, 6));
        set.After(At(1)).ShouldBe(Between(1, 2));
        set.After(At(2)).ShouldBe(Between(5, 6));
        set.After(At(6)).ShouldBeNull();
        set.Before(At(2)).ShouldBe(Between(1, 2));
        set.Before(At(1)).ShouldBeNull();
    }

    [Fact]
    public void Behaves_as_a_set_of_minutes() => Gen.Select(Pieces, Pieces).Sample((left, right) =>
    {
        var (a, b) = (SetOf(left), SetOf(right));
        var (minutesOfA, minutesOfB) = (MinutesOf(left), MinutesOf(right));
        var window = Between(10, 45);

        Minutes(a.Union(b)).ShouldBe(minutesOfA.Union(minutesOfB), ignoreOrder: true);
        Minutes(a.Intersect(b)).ShouldBe(minutesOfA.Intersect(minutesOfB), ignoreOrder: true);
        Minutes(a.Except(b)).ShouldBe(minutesOfA.Except(minutesOfB), ignoreOrder: true);
        Minutes(a.Complement(window)).ShouldBe(Enumerable.Range(10, 35).Except(minutesOfA), ignoreOrder: true);
        a.TotalDuration.ShouldBe(Duration.FromMinutes(minutesOfA.Count));

        var union = a.Union(b);
        Enumerable
            .Range(1, Math.Max(0, union.Count - 1))
            .ShouldAllBe(index => index == union.Count || union[index - 1].End < union[index].Start);
    },
                iter: Effort.Of(100));

    private static Instant At(int minute) => Instant.FromUnixTimeSeconds(60L * minute);

    private static Interval Between(int start, int end) => new(At(start), At(end));

    private static IntervalSet SetOf((int Start, int Length)[] pieces) =>
        IntervalSet.Of(pieces.Select(piece => Between(piece.Start, piece.Start + piece.Length)));

    private static HashSet<int> MinutesOf((int Start, int Length)[] pieces) =>
        [.. pieces.SelectMany(piece => Enumerable.Range(piece.Start, piece.Length))];

    private static List<int> Minutes(IntervalSet set) => [.. Enumerable.Range(0, 60).Where(minute => set.Contains(At(minute)))];
}
