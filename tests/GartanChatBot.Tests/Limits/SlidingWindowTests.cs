using GartanChatBot.Limits;
using Microsoft.Extensions.Time.Testing;

namespace GartanChatBot.Tests.Limits;

public class SlidingWindowTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider time = new();
    private readonly SlidingWindow window;

    public SlidingWindowTests() => window = new(2, Minute, time);

    [Fact]
    public void The_third_of_two_waits_until_the_first_is_as_old_as_the_window()
    {
        Takes().ShouldBe(TimeSpan.Zero);
        time.Advance(Minute / 4);
        Takes().ShouldBe(TimeSpan.Zero);
        Takes().ShouldBe(Minute * 3 / 4);

        time.Advance(Minute * 3 / 4);
        Takes().ShouldBe(TimeSpan.Zero);
        Takes().ShouldBe(Minute / 4);
    }

    [Fact]
    public void A_reserved_place_counts_from_when_it_begins()
    {
        window.Reserve().ShouldBe(TimeSpan.Zero);
        window.Reserve().ShouldBe(TimeSpan.Zero);
        window.Reserve().ShouldBe(Minute);
        window.Reserve().ShouldBe(Minute);
        window.Reserve().ShouldBe(Minute * 2);
    }

    [Fact]
    public void What_was_counted_beyond_the_limit_lengthens_the_wait()
    {
        window.Count();
        time.Advance(Minute / 2);
        window.Count();
        window.Count();

        window.Wait.ShouldBe(Minute);
    }

    [Fact]
    public void It_is_quiet_again_once_the_last_event_has_left_the_window()
    {
        window.IsQuiet.ShouldBeTrue();
        window.Count();
        window.IsQuiet.ShouldBeFalse();

        time.Advance(Minute);
        window.IsQuiet.ShouldBeTrue();
    }

    private TimeSpan Takes() => window.TryTake(out var wait) ? TimeSpan.Zero : wait;
}
