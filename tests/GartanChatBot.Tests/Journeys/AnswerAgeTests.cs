using System.Text.Json;
using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using GartanChatBot.Stations;
using GartanChatBot.Storage;
using GartanChatBot.Tests.Rota;
using GartanChatBot.Tests.TestKit;
using GartanSimulator;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Text;

namespace GartanChatBot.Tests.Journeys;

/// <summary>Every answer of the API says how old what it rests on is, and what of it nobody has read.</summary>
public class AnswerAgeTests
{
    private const int Worlds = 120;

    private static readonly StationClock Clock = new(DateTimeZoneProviders.Tzdb["Europe/London"]);
    private static readonly LocalDate Today = new(2026, 6, 10);
    private static readonly LocalDate Monday = new(2026, 6, 8);
    private static readonly Instant Now = Clock.InstantOf(Today + new LocalTime(14, 20));

    [Fact]
    public async Task The_age_of_an_answer_is_that_of_the_oldest_day_it_rests_on_whatever_was_read_when()
    {
        var worlds = Enumerable.Range(1, Worlds).Select(seed => new World(seed)).ToList();
        await using var bot = await BotHarness.StartAsync(new() { Rota = RotaStyle.Blank }, Now);
        bot.Site.Faults.Always(SimulatedPage.Grid, new StatusFault(503, TimeSpan.FromHours(1)));
        bot.Replace(new StationCatalogue([Commands.TestRota.Fernbrae, .. worlds.Select(world => world.Station)]));
        await using var service = await bot.StartServiceAsync();
        worlds.ForEach(world => world.Store(service.Services));

        foreach (var world in worlds)
        {
            foreach (var span in world.Spans())
            {
                var times = $"from={Text(span.Start)}&to={Text(span.End)}";
                Same(await service.GetAsync($"/api/v1/appliances/{world.Pump}/gaps?{times}"), world, span, times);
                Same(
                    await service.GetAsync($"/api/v1/appliances/{world.Pump}/fixes?{times.Replace("from", "start").Replace("to", "end")}"),
                    world, span, times);
                if (world.HasPeople)
                    Same(
                        await service.GetAsync($"/api/v1/appliances/{world.Pump}/what-if?off=MEMBER%201%2C%20A&{times}"),
                        world,
                        span,
                        times);
            }

            if (world.HasPeople)
                await SameHoursAsync(service, world);
            await SameNowAsync(service, world);
        }

        worlds
            .SelectMany(world => world.Spans().Select(span => world.Expected(span).Freshness))
            .Distinct()
            .Order()
            .ShouldBe(["fresh", "old", "unknown"]);
    }

    [Theory]
    [InlineData(200, "old", false)]
    [InlineData(240, "unknown", true)]
    public async Task A_day_that_is_not_read_for_hours_is_as_old_as_it_is_while_today_is_fresh(int minutes, string freshness, bool isUnread)
    {
        await using var bot = await BotHarness.StartAsync(new() { Rota = RotaStyle.Blank });
        await bot.RunAsync("scrape");
        bot.Time.Advance(TimeSpan.FromMinutes(minutes));
        await bot.RunAsync("scrape", "--days", "3");
        await bot.RunAsync("scrape", "--from", "2026-06-13");
        bot.Site.Faults.Always(SimulatedPage.Grid, new StatusFault(503, TimeSpan.FromHours(1)));
        await using var service = await bot.StartServiceAsync();

        var friday = await service.GetAsync("/api/v1/appliances/K41P1/gaps?from=2026-06-12&to=2026-06-13");
        friday.GetProperty("readAt").GetString().ShouldBe("2026-06-09T14:18:00+01:00");
        friday.GetProperty("freshness").GetString().ShouldBe(freshness);
        friday.GetProperty("unread").GetArrayLength().ShouldBe(isUnread ? 1 : 0);
        (await service.GetAsync("/api/v1/appliances/K41P1/gaps?to=2026-06-12")).GetProperty("freshness").GetString().ShouldBe("fresh");
        (await service.GetAsync("/api/v1/appliances/K41P1/gaps")).GetProperty("freshness").GetString().ShouldBe(freshness);
        (await service.GetAsync("/api/v1/appliances/K41P1")).GetProperty("freshness").GetString().ShouldBe("fresh");
    }

    [Theory]
    [InlineData("2026-06-09T09:00", "fresh", true)]
    [InlineData("2026-06-09T14:17", "fresh", true)]
    [InlineData("2026-06-09T14:33", "fresh", true)]
    [InlineData("2026-06-09T14:34", "old", true)]
    [InlineData("2026-06-09T15:17", "old", true)]
    [InlineData("2026-06-09T15:18", "unknown", false)]
    [InlineData("2026-06-09T23:00", "unknown", false)]
    public async Task As_of_a_moment_what_was_read_later_is_history_and_an_hour_after_the_reading_nothing_is_known(
        string at, string freshness, bool isKnown)
    {
        await using var bot = await BotHarness.StartAsync(new() { Rota = RotaStyle.Blank });
        await bot.RunAsync("scrape");
        bot.Site.Faults.Always(SimulatedPage.Grid, new StatusFault(503, TimeSpan.FromHours(1)));
        bot.Time.Advance(TimeSpan.FromHours(5));
        await using var service = await bot.StartServiceAsync();

        var pump = await service.GetAsync($"/api/v1/appliances/K41P1?at={at}");
        var crew = await service.GetAsync($"/api/v1/stations/K41/crew?at={at}");

        (pump.GetProperty("freshness").GetString(), crew.GetProperty("freshness").GetString()).ShouldBe((freshness, freshness));
        (pump.GetProperty("state").GetString() == "unknown").ShouldBe(!isKnown);
        crew.GetProperty("crew")
            .EnumerateArray()
            .ShouldAllBe(one => (one.GetProperty("available").ValueKind == JsonValueKind.Null) == !isKnown);
        (pump.GetProperty("unread").GetArrayLength() > 0).ShouldBe(!isKnown);
    }

    [Fact]
    public async Task From_now_is_the_same_as_no_from_and_no_gap_of_unread_time_is_nothing_to_fix()
    {
        await using var bot = await BotHarness.StartAsync(new() { Rota = RotaStyle.Blank });
        await bot.RunAsync("scrape", "--days", "2");
        bot.Site.Faults.Always(SimulatedPage.Grid, new StatusFault(503, TimeSpan.FromHours(1)));
        bot.Time.Advance(TimeSpan.FromMinutes(90));
        await using var service = await bot.StartServiceAsync();

        var plain = (await service.GetAsync("/api/v1/appliances/K41P1/gaps")).GetRawText();
        (await service.GetAsync("/api/v1/appliances/K41P1/gaps?from=now")).GetRawText().ShouldBe(plain);
        (await service.GetAsync("/api/v1/appliances/K41P1/gaps?from=2026-06-09T15:48")).GetRawText().ShouldBe(plain);
        plain.ShouldContain("\"freshness\":\"unknown\"");
        var fixes = await service.GetAsync("/api/v1/appliances/K41P1/fixes?start=2026-06-09T16:00&end=2026-06-09T17:00");
        fixes.GetProperty("gap").ValueKind.ShouldBe(JsonValueKind.Null);
        fixes.GetProperty("unread").GetRawText().ShouldBe("""[{"start":"2026-06-09T16:00:00+01:00","end":"2026-06-09T17:00:00+01:00"}]""");
        fixes.GetProperty("freshness").GetString().ShouldBe("unknown");
    }

    private static async Task SameHoursAsync(RunningBot service, World world)
    {
        var hours = await service.GetAsync($"/api/v1/stations/{world.Station.Code}/hours?name=MEMBER%201%2C%20A");
        Same(hours, world, Clock.WeekOf(Today), "hours");

        var unread = hours.GetProperty("unreadMinutes").GetInt32();
        (hours.GetProperty("balanceMinutes").ValueKind is JsonValueKind.Null).ShouldBe(
            unread > 0 || hours.GetProperty("contractMinutes").ValueKind is JsonValueKind.Null);
        (hours.GetProperty("givenMinutes").GetInt32() + hours.GetProperty("bookedMinutes").GetInt32()).ShouldBe(
            hours.GetProperty("totalMinutes").GetInt32());
    }

    /// <summary>State and crew speak of the present and of each time that they name.</summary>
    private static async Task SameNowAsync(RunningBot service, World world)
    {
        var pump = await service.GetAsync($"/api/v1/appliances/{world.Pump}");
        var named = new[]
        {
            Time(pump, "until"),
            pump.GetProperty("then") is { ValueKind: JsonValueKind.Object } then ? Time(then, "until") : null,
        }.Max()
            ?? Now;
        var isUnknown = world.Expected(new(Now, Now)).Freshness == "unknown";
        Same(pump, world, new(Now, isUnknown ? Clock.EndOf(Today) : named), "state");
        (pump.GetProperty("state").GetString() == "unknown").ShouldBe(isUnknown);

        var crew = await service.GetAsync($"/api/v1/stations/{world.Station.Code}/crew");
        var last = crew.GetProperty("crew").EnumerateArray().SelectMany(one => new[] { Time(one, "until"), Time(one, "next") }).Max()
            ?? Now;
        Same(crew, world, new(Now, isUnknown ? Clock.EndOf(Today) : last), "crew");
    }

    private static void Same(JsonElement answer, World world, Interval span, string about)
    {
        var expected = world.Expected(span);
        var found = (
            ReadAt: answer.GetProperty("readAt").GetString(),
            Freshness: answer.GetProperty("freshness").GetString(),
            Unread: string.Join(
                ' ', answer.GetProperty("unread").EnumerateArray().Select(each => $"{each.GetProperty("start")}/{each.GetProperty("end")}"))
        );

        found.ShouldBe(
            (expected.ReadAt is { } readAt ? Shown(readAt) : null, expected.Freshness, expected.Unread), $"{world.Station.Code} {about}");
    }

    private static Instant? Time(JsonElement answer, string property) => answer.GetProperty(property).GetString() is { } text
        ? OffsetDateTimePattern.ExtendedIso.Parse(text).Value.ToInstant()
        : null;

    private static string Text(Instant instant) => Uri.EscapeDataString(Shown(instant));

    private static string Shown(Instant instant) =>
        Clock
            .WithOffset(instant)
            .ToDateTimeOffset()
            .ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A station whose days were read at random times, or never; and what follows from that, day by day.</summary>
    private sealed class World
    {
        private const int DaysAhead = 10;

        private readonly Dictionary<LocalDate, Instant> read = [];
        private readonly int seed;

        public World(int seed)
        {
            this.seed = seed;
            var random = new Random(seed);
            for (var day = Monday; day <= Today.PlusDays(DaysAhead); day = day.PlusDays(1))
            {
                var (old, tooOld) = Limits(day);
                var age = random.Next(8) switch
                {
                    0 => -1,
                    1 => random.Next(old + 1, tooOld),
                    2 => random.Next(tooOld, tooOld + 2000),
                    _ => random.Next(1, old + 1),
                };
                if (age >= 0)
                    read[day] = day < Today ? Clock.EndOf(day) + Duration.FromMinutes(age % 600) : Now - Duration.FromMinutes(age);
            }
        }

        public Station Station => Commands.TestRota.Fernbrae with { Code = StationCode.Parse($"S{seed}"), Appliances = [new(Pump)] };

        public Callsign Pump => Callsign.Parse($"S{seed}P1");

        /// <summary>Names are found only in days that count.</summary>
        public bool HasPeople => Expected(new(Now, Now)).ReadAt is not null;

        public void Store(IServiceProvider services) => services.GetRequiredService<BotDatabase>().InTransaction(() =>
        {
            foreach (var (day, readAt) in read)
            {
                var page = SampleRota.Full(day, readAt, seed, people: 6);
                services.GetRequiredService<RotaStore>().Replace(page with
                {
                    Station = Station.Code,
                    Appliances = [page.Appliances[0] with { Callsign = Pump }],
                });
            }
        });

        public IEnumerable<Interval> Spans()
        {
            var random = new Random(seed);
            for (var sample = 0; sample < 6; sample++)
            {
                var start = Clock.StartOf(Monday) + Duration.FromMinutes(random.Next(12 * 24 * 60));
                yield return new(start, start + Duration.FromMinutes(random.Next(15, 3 * 24 * 60)));
            }
        }

        public (Instant? ReadAt, string Freshness, string Unread) Expected(Interval span)
        {
            var (oldest, worst) = ((Instant?)null, 0);
            var unread = new List<Interval>();
            for (var day = Monday.PlusDays(-9); day <= Today.PlusDays(DaysAhead + 9); day = day.PlusDays(1))
            {
                var part = new Interval(
                    Instant.Max(span.Start, Clock.StartOf(day)),
                    Instant.Max(Instant.Max(span.Start, Clock.StartOf(day)), Instant.Min(span.End, Clock.EndOf(day))));
                var isSpokenOf = part.Duration > Duration.Zero || (span.Duration == Duration.Zero && Clock.DayOf(day).Contains(span.Start));
                if (!isSpokenOf)
                    continue;

                var (kind, from) = (2, part.Start);
                if (read.TryGetValue(day, out var readAt))
                {
                    oldest = oldest is { } earlier ? Instant.Min(earlier, readAt) : readAt;
                    var (old, tooOld) = Limits(day);
                    var age = (Now - readAt).TotalMinutes;
                    kind = part.End <= readAt || age <= old ? 0 : age < tooOld ? 1 : 2;
                    from = Instant.Max(part.Start, readAt);
                }

                worst = Math.Max(worst, kind);
                if (kind == 2 && from < part.End)
                    unread.Add(new(from, part.End));
            }

            var times = IntervalSet.Of(unread).Select(each => $"{Shown(each.Start)}/{Shown(each.End)}");
            return (oldest, worst switch { 0 => "fresh", 1 => "old", _ => "unknown" }, string.Join(' ', times));
        }

        /// <summary>The README's table at 14:20, in minutes; a day that is over is read after its end or never.</summary>
        private static (int Old, int TooOld) Limits(LocalDate day) => Period.DaysBetween(Today, day) switch
        {
            < 0 => (1_000_000, 2_000_000),
            0 => (15, 60),
            1 => (30, 60),
            <= 7 => (120, 240),
            _ => (720, 1440),
        };
    }
}
