using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using GartanChatBot.Storage;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using NodaTime.Text;
using static GartanChatBot.Tests.Rota.SampleRota;

namespace GartanChatBot.Tests.Rota;

/// <summary>How old is too old: the README's table, and the edges of days and of the night.</summary>
public sealed class RotaAgeTests : IDisposable
{
    private static readonly Station Station = new()
    {
        Code = Fernbrae,
        Name = "Fernbrae",
        Zone = DateTimeZoneProviders.Tzdb["Europe/London"],
    };

    private readonly BotDatabase database = BotDatabase.Open(BotDatabase.InMemory, new FakeTimeProvider());
    private readonly RotaStore rota;

    public RotaAgeTests() => rota = new(database, Options);

    public void Dispose() => database.Dispose();

    [Theory]
    [InlineData("2026-06-09T14:20", 0, 15, 60)]
    [InlineData("2026-06-09T22:59", 0, 15, 60)]
    [InlineData("2026-06-09T23:30", 0, 30, 60)]
    [InlineData("2026-06-10T03:00", 0, 30, 60)]
    [InlineData("2026-06-09T14:20", 1, 30, 60)]
    [InlineData("2026-06-10T03:00", 1, 30, 60)]
    [InlineData("2026-06-09T14:20", 2, 120, 240)]
    [InlineData("2026-06-09T14:20", 7, 120, 240)]
    [InlineData("2026-06-09T14:20", 8, 720, 1440)]
    [InlineData("2026-06-09T14:20", 60, 720, 1440)]
    public void A_day_is_warned_about_at_twice_its_interval_and_unknown_at_four_times(string now, int daysAhead, int old, int tooOld)
    {
        var second = Duration.FromSeconds(1);
        Kind(now, daysAhead, Duration.FromMinutes(old)).ShouldBe(RotaAgeKind.Fresh);
        Kind(now, daysAhead, Duration.FromMinutes(old) + second).ShouldBe(RotaAgeKind.Old);
        Kind(now, daysAhead, Duration.FromMinutes(tooOld) - second).ShouldBe(RotaAgeKind.Old);
        Kind(now, daysAhead, Duration.FromMinutes(tooOld)).ShouldBe(RotaAgeKind.TooOld);
    }

    [Fact]
    public void Other_intervals_have_other_limits_but_never_below_a_quarter_and_a_whole_hour()
    {
        var slow = new RefreshOptions { Today = TimeSpan.FromHours(1), Tomorrow = TimeSpan.FromMinutes(1) };

        Kind("2026-06-09T14:20", 0, Duration.FromMinutes(121), slow).ShouldBe(RotaAgeKind.Old);
        Kind("2026-06-09T14:20", 0, Duration.FromMinutes(239), slow).ShouldBe(RotaAgeKind.Old);
        Kind("2026-06-09T14:20", 0, Duration.FromMinutes(240), slow).ShouldBe(RotaAgeKind.TooOld);
        Kind("2026-06-09T14:20", 1, Duration.FromMinutes(15), slow).ShouldBe(RotaAgeKind.Fresh);
        Kind("2026-06-09T14:20", 1, Duration.FromMinutes(16), slow).ShouldBe(RotaAgeKind.Old);
        Kind("2026-06-09T14:20", 1, Duration.FromMinutes(60), slow).ShouldBe(RotaAgeKind.TooOld);
    }

    [Fact]
    public void The_longest_interval_that_tuning_may_choose_is_warned_about_only_when_a_reading_fails()
    {
        var tuned = GartanChatBot.Tuning.RefreshPace.Of(
            Duration.FromHours(1), daysAhead: 2, changes: 0, Duration.FromDays(9), toSpare: true, new() { QuietStretch = 2 });

        Kind("2026-06-09T14:20", 2, tuned.Every + Duration.FromMinutes(10)).ShouldBe(RotaAgeKind.Fresh);
        Kind("2026-06-09T14:20", 2, tuned.Every * 2).ShouldBe(RotaAgeKind.Old);
    }

    [Theory]
    [InlineData("2026-06-10T00:05", 1, "Fresh")]
    [InlineData("2026-06-10T00:14", 1, "Fresh")]
    [InlineData("2026-06-10T00:16", 1, "TooOld")]
    public void A_day_that_has_come_nearer_has_one_interval_to_be_read_again(string now, int daysAhead, string kind) =>
        Kind(now, daysAhead, At(now) - At("2026-06-09T23:01")).ShouldBe(Enum.Parse<RotaAgeKind>(kind));

    [Theory]
    [InlineData("2026-06-09T23:40", "Fresh")]
    [InlineData("2026-06-09T23:20", "Old")]
    [InlineData("2026-06-09T22:30", "TooOld")]
    [InlineData("2026-06-10T00:00", "History")]
    [InlineData("2026-06-10T06:00", "History")]
    public void A_day_that_is_over_ages_to_its_end_and_is_final_when_read_after_it(string read, string kind) =>
        Kind("2026-06-12T14:20", -3, At("2026-06-12T14:20") - At(read)).ShouldBe(Enum.Parse<RotaAgeKind>(kind));

    [Theory]
    [InlineData(-30, "History")]
    [InlineData(-120, "History")]
    [InlineData(-121, "TooOld")]
    [InlineData(-14_774_237 * 60, "TooOld")]
    public void A_reading_from_more_than_two_minutes_ahead_is_from_before_the_clock_was_set_back_and_not_trusted(int seconds, string kind)
    {
        var age = Read("2026-06-09T14:20", 0, Duration.FromSeconds(seconds), new());

        age.Kind.ShouldBe(Enum.Parse<RotaAgeKind>(kind));
        age.Value.ShouldBeNull();
    }

    [Theory]
    [InlineData("2026-06-09T09:00", "History")]
    [InlineData("2026-06-09T14:19", "History")]
    [InlineData("2026-06-09T14:35", "Fresh")]
    [InlineData("2026-06-09T14:36", "Old")]
    [InlineData("2026-06-09T15:20", "TooOld")]
    [InlineData("2026-06-10T09:00", "NeverRead")]
    public void As_of_a_moment_what_was_read_later_is_history_and_what_was_read_before_is_as_old_as_it_was(string asOf, string kind)
    {
        rota.Replace(Day(Tuesday, At("2026-06-09T14:20"), "one"));

        Ages(new())
            .Of(Station, Station.Clock.DateOf(At(asOf)), At(asOf), now: At("2026-06-11T09:00"))
            .Kind.ShouldBe(Enum.Parse<RotaAgeKind>(kind));
    }

    private RotaAgeKind Kind(string now, int daysAhead, Duration age, RefreshOptions? refresh = null) =>
        Read(now, daysAhead, age, refresh ?? new()).Kind;

    private RotaAge Read(string now, int daysAhead, Duration age, RefreshOptions refresh)
    {
        var day = Station.Clock.DateOf(At(now)).PlusDays(daysAhead);
        using var fresh = BotDatabase.Open(BotDatabase.InMemory, new FakeTimeProvider());
        var store = new RotaStore(fresh, Options);
        store.Replace(Day(day, At(now) - age, "one"));

        return new RotaAges(store, refresh).Of(Station, day, At(now), At(now));
    }

    private RotaAges Ages(RefreshOptions refresh) => new(rota, refresh);

    private static Instant At(string local) => Station.Clock.InstantOf(LocalDateTimePattern.GeneralIso.Parse($"{local}:00").Value);
}
