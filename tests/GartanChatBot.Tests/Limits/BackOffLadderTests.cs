using GartanChatBot.Limits;

namespace GartanChatBot.Tests.Limits;

public class BackOffLadderTests
{
    [Fact]
    public void The_last_step_is_kept_to()
    {
        var ladder = BackOffLadder.OfMinutes(1, 2, 5).Then(TimeSpan.FromHours(1));

        Minutes(ladder, 6).ShouldBe([1, 2, 5, 60, 60, 60]);
    }

    [Theory]
    [InlineData(0.0, new double[] { 1, 1, 2, 4, 5, 5 })]
    [InlineData(0.5, new[] { 1, 1.5, 3, 6, 7.5, 7.5 })]
    public void Doubling_waits_begin_at_a_second_and_vary_by_half(double chance, double[] seconds) =>
        Minutes(BackOffLadder.Doubling(TimeSpan.FromSeconds(10), new(chance)), 6).Select(minutes => minutes * 60)
            .ShouldBe(seconds, tolerance: 1e-9);

    private static IEnumerable<double> Minutes(BackOffLadder ladder, int count) =>
        Enumerable.Range(0, count).Select(failures => ladder.After(failures).TotalMinutes);
}
