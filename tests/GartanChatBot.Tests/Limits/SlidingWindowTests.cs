using GartanChatBot.Limits;
using Microsoft.Extensions.Time.Testing;

namespace GartanChatBot.Tests.Limits;

public class SlidingWindowTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider _time = new();
    private readonly SlidingWindow _window;

    public SlidingWindowTests() => _window = new(2, Minute, _time);

    [Fact]
    public void The_third_of_two_waits_until_the_first_is_as_old_as_the_window()
    {
        Takes().ShouldBe(TimeSpan.Zero);
        _time.Advance(Minute / 4);
        Takes().ShouldBe(TimeSpan.Zero);
        Takes().ShouldBe(Minute * 3 / 4);

        _time.Advance(Minute * 3 / 4);
        Takes().ShouldBe(TimeSpan.Zero);
        Takes().ShouldBe(Minute / 4);
    }

    [Fact]
    public void A_reserved_place_counts_from_when_it_begins()
    {
        _window.Reserve().ShouldBe(TimeSpan.Zero);
        _window.Reserve().ShouldBe(TimeSpan.Zero);
        _window.Reserve().ShouldBe(Minute);
        _window.Reserve().ShouldBe(Minute);
        _window.Reserve().ShouldBe(Minute * 2);
    }

    [Fact]
    public void What_was_counted_beyond_the_limit_lengthens_the_wait()
    {
        _window.Count();
        _time.Advance(Minute / 2);
        _window.Count();
        _window.Count();

        _window.Wait.ShouldBe(Minute);
    }

    [Fact]
    public void It_is_quiet_again_once_the_last_event_has_left_the_window()
    {
        _window.IsQuiet.ShouldBeTrue();
        _window.Count();
        _window.IsQuiet.ShouldBeFalse();

        _time.Advance(Minute);
        _window.IsQuiet.ShouldBeTrue();
    }

    private TimeSpan Takes() => _window.TryTake(out var wait) ? TimeSpan.Zero : wait;
}
