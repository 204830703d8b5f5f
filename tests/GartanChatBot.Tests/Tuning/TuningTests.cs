using CsCheck;
using GartanChatBot.Tuning;
using NodaTime;

namespace GartanChatBot.Tests.Tuning;

public class TuningTests
{
    private static readonly TimeSpan Floor = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Ceiling = TimeSpan.FromSeconds(30);
    private static readonly TuningOptions On = new();

    [Fact]
    public void Spacing_doubles_with_each_failure_up_to_the_ceiling_and_comes_back_a_little_at_a_time()
    {
        var spacing = new RequestSpacing(Floor, Ceiling, enabled: true);

        Fail(spacing, 1).ShouldBe(TimeSpan.FromSeconds(4));
        Fail(spacing, 1).ShouldBe(TimeSpan.FromSeconds(8));
        Fail(spacing, 10).ShouldBe(Ceiling);
        spacing.Words().ShouldBe("requests at least 30 s apart: the last one failed");

        spacing.Answered(TimeSpan.FromMilliseconds(100), failed: false);
        spacing.Now.ShouldBe(Ceiling - TimeSpan.FromMilliseconds(250));
        for (var answer = 0; answer < 200; answer++)
            spacing.Answered(TimeSpan.FromMilliseconds(100), failed: false);
        spacing.Now.ShouldBe(Floor);
        spacing.Words().ShouldBe("requests at least 2 s apart: Gartan answers in 100 ms");
    }

    [Fact]
    public void Spacing_follows_a_site_that_gets_slow()
    {
        var spacing = new RequestSpacing(Floor, Ceiling, enabled: true);
        for (var answer = 0; answer < 20; answer++)
            spacing.Answered(TimeSpan.FromSeconds(8), failed: false);

        spacing.Now.ShouldBeInRange(TimeSpan.FromSeconds(7.7), TimeSpan.FromSeconds(8));
    }

    [Fact]
    public void Spacing_never_leaves_floor_and_ceiling() => Gen.Select(Gen.Int[0, 100_000], Gen.Bool).Array[0, 60].Sample(answers =>
    {
        var spacing = new RequestSpacing(Floor, Ceiling, enabled: true);
        foreach (var (milliseconds, failed) in answers)
        {
            spacing.Answered(TimeSpan.FromMilliseconds(milliseconds), failed);
            spacing.Now.ShouldBeInRange(Floor, Ceiling);
        }
    });

    [Fact]
    public void Spacing_stays_as_configured_when_tuning_is_off()
    {
        var spacing = new RequestSpacing(Floor, Ceiling, enabled: false);

        Fail(spacing, 5).ShouldBe(Floor);
        spacing.Words().ShouldBe("requests at least 2 s apart, as configured");
    }

    [Theory]
    [InlineData(0, 5, 0, 5, null)]
    [InlineData(0, 5, 1, 4, "1 change in the last hour")]
    [InlineData(0, 5, 3, 2, "3 changes in the last hour")]
    [InlineData(0, 15, 3, 8, "3 changes in the last hour")]
    [InlineData(0, 5, 16, 2, "16 changes in the last hour")]
    [InlineData(1, 15, 2, 10, "2 changes in the last hour")]
    [InlineData(4, 60, 4, 30, "4 changes in the last 6 hours")]
    public void A_day_in_flux_is_read_more_often(int daysAhead, int standard, int changes, int minutes, string? why) =>
        RefreshPace.Of(Duration.FromMinutes(standard), daysAhead, changes, quietFor: null, toSpare: true, On)
            .ShouldBe(new RefreshDecision(Duration.FromMinutes(minutes), why));

    [Fact]
    public void A_later_day_that_never_changes_is_read_seldom_but_today_and_tomorrow_never_later_than_configured()
    {
        var quiet = Duration.FromDays(5);

        Every(60, daysAhead: 3, quiet).ShouldBe(Duration.FromMinutes(90));
        Every(60, daysAhead: 3, Duration.FromDays(2)).ShouldBe(Duration.FromMinutes(60));
        Every(5, daysAhead: 0, quiet).ShouldBe(Duration.FromMinutes(5));
        Every(15, daysAhead: 1, quiet).ShouldBe(Duration.FromMinutes(15));
    }

    [Fact]
    public void Without_requests_to_spare_a_day_in_flux_keeps_its_standard_and_says_so() =>
        RefreshPace.Of(Duration.FromMinutes(5), 0, changes: 9, quietFor: null, toSpare: false, On)
            .ShouldBe(new RefreshDecision(Duration.FromMinutes(5), "the day's requests are nearly used"));

    [Fact]
    public void An_interval_never_leaves_floor_and_ceiling() =>
        Gen.Select(Gen.Int[1, 2880], Gen.Int[0, 14], Gen.Int[0, 40], Gen.Int[0, 200], Gen.Bool)
            .Sample(
                (standard, daysAhead, changes, quietHours, toSpare) =>
                {
                    var usual = Duration.FromMinutes(standard);
                    var every = RefreshPace.Of(usual, daysAhead, changes, Duration.FromHours(quietHours), toSpare, On).Every;

                    every.ShouldBeGreaterThanOrEqualTo(Duration.Min(usual, Duration.FromMinutes(2)));
                    every.ShouldBeLessThanOrEqualTo(daysAhead > 1 ? usual * On.QuietStretch : usual);
                    RefreshPace
                        .Of(usual, daysAhead, changes, Duration.FromHours(quietHours), toSpare, new() { Enabled = false })
                        .Every.ShouldBe(usual);
                });

    private static Duration Every(int standard, int daysAhead, Duration quietFor) =>
        RefreshPace.Of(Duration.FromMinutes(standard), daysAhead, changes: 0, quietFor, toSpare: true, On).Every;

    private static TimeSpan Fail(RequestSpacing spacing, int times)
    {
        for (var time = 0; time < times; time++)
            spacing.Answered(TimeSpan.FromMilliseconds(50), failed: true);

        return spacing.Now;
    }
}
