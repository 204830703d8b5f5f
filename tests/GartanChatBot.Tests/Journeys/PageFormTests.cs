using System.Net.Http.Json;
using System.Text.Json;
using GartanChatBot.Tests.TestKit;
using GartanSimulator;
using NodaTime;

namespace GartanChatBot.Tests.Journeys;

/// <summary>
/// Grids in other forms, sessions that end, slow answers: what can be read is read, what can't is refused, and nobody hears less than
/// before.
/// </summary>
public class PageFormTests
{
    [Theory]
    [InlineData(GridDefects.WithoutEmployees, "The page lists no crew")]
    [InlineData(GridDefects.WithoutAppliances, "K41P1")]
    [InlineData(GridDefects.CellsMissing, "time labels")]
    [InlineData(GridDefects.CutShort, "ends in the middle")]
    public async Task A_grid_that_lost_something_is_refused_and_the_last_good_answer_stays(GridDefects defects, string reason)
    {
        await using var bot = await BotHarness.StartAsync(Generated());
        await bot.RunAsync("scrape", "--days", "2");
        bot.Time.Advance(TimeSpan.FromMinutes(20));
        bot.Site.Faults.Next(SimulatedPage.Grid, new GridFault(defects));

        var pass = await bot.RunAsync("scrape", "--days", "2", "--json");

        pass.Code.ShouldBe(1);
        var report = JsonDocument.Parse(pass.Output).RootElement;
        report.GetProperty("pages").GetInt32().ShouldBe(1, "one day that fails does not take the other with it");
        var failed = report.GetProperty("failed").EnumerateArray().ShouldHaveSingleItem();
        (failed.GetProperty("station").GetString(), failed.GetProperty("date").GetString()).ShouldBe(("K41", "2026-06-09"));
        failed.GetProperty("reason").GetString()!.ShouldContain(reason);

        // The service reads again as soon as it has started.
        bot.Site.Faults.Always(SimulatedPage.Grid, new GridFault(defects));
        await using var service = await bot.StartServiceAsync();
        var pump = await service.GetAsync("/api/v1/appliances/K41P1");
        pump.GetProperty("state").GetString().ShouldBe("on");
        pump.GetProperty("freshness").GetString().ShouldBe("old");
        pump.GetProperty("readAt").GetString().ShouldBe("2026-06-09T14:18:00+01:00");
        (await CrewAsync(service, "2026-06-09T14:20")).Count.ShouldBe(8);
    }

    [Fact]
    public async Task A_first_page_without_appliances_leaves_them_unknown_that_day_and_known_on_the_others()
    {
        await using var bot = await BotHarness.StartAsync(Generated());
        bot.Site.Faults.Next(SimulatedPage.Grid, new GridFault(GridDefects.WithoutAppliances));
        (await bot.RunAsync("scrape", "--from", "2026-06-10", "--days", "1")).Code.ShouldBe(0);
        (await bot.RunAsync("scrape", "--days", "1")).Code.ShouldBe(0);
        bot.Site.Faults.Always(SimulatedPage.Grid, new StatusFault(503, TimeSpan.FromHours(1)));
        await using var service = await bot.StartServiceAsync();

        (await service.GetAsync("/api/v1/appliances/K41P1?at=2026-06-09T14:20")).GetProperty("state").GetString().ShouldBe("on");
        (await service.GetAsync("/api/v1/appliances/K41P1?at=2026-06-10T14:20")).GetProperty("state").GetString().ShouldBe("unknown");
        (await CrewAsync(service, "2026-06-10T14:20")).Count.ShouldBe(8);
    }

    [Theory]
    [InlineData(GridDefects.AppliancesTwice)]
    [InlineData(GridDefects.ColonLabels)]
    [InlineData(GridDefects.SpannedCells)]
    public async Task A_grid_in_another_form_gives_the_same_answers(GridDefects defects)
    {
        await using var bot = await BotHarness.StartAsync(Generated());
        bot.Site.Rota.Book("K41", "ELM, SJ", new(2026, 6, 9, 16, 0), new(2026, 6, 9, 17, 15));
        bot.Site.Faults.Always(SimulatedPage.Grid, new GridFault(defects));

        (await bot.RunAsync("scrape", "--days", "2")).Code.ShouldBe(0);

        await using var service = await bot.StartServiceAsync();
        var elm = (await CrewAsync(service, "2026-06-09T14:20")).Single(one => one.GetProperty("name").GetString() == "ELM, SJ");
        elm.GetProperty("until").GetString().ShouldBe("2026-06-09T16:00:00+01:00");
        elm.GetProperty("next").GetString().ShouldBe("2026-06-09T17:15:00+01:00");
        var pump = await service.GetAsync("/api/v1/appliances/K41P1?at=2026-06-09T14:20");
        (pump.GetProperty("state").GetString(), pump.GetProperty("gartan").GetString()).ShouldBe(("on", "available"));
    }

    [Theory]
    [InlineData("2027-03-28", ClockChangeColumns.Elapsed, 15, 23)]
    [InlineData("2027-03-28", ClockChangeColumns.WallClock, 15, 23)]
    [InlineData("2027-03-28", ClockChangeColumns.WallClock, 60, 23)]
    [InlineData("2026-10-25", ClockChangeColumns.Elapsed, 15, 25)]
    [InlineData("2026-10-25", ClockChangeColumns.WallClock, 30, 25)]
    [InlineData("2026-06-10", ClockChangeColumns.WallClock, 60, 24)]
    public async Task Days_of_92_96_and_100_quarters_end_at_midnight_with_the_right_offset(
        string date, ClockChangeColumns columns, int resolution, int hours)
    {
        var day = NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value;
        var zone = DateTimeZoneProviders.Tzdb["Europe/London"];
        await using var bot = await BotHarness.StartAsync(Generated() with { ClockChange = columns }, zone.AtStartOfDay(day).ToInstant());
        bot.Set("Gartan:ResolutionMinutes", $"{resolution}");
        foreach (var driver in (string[])["ALDER, TM", "CEDAR, ML", "ELM, SJ"])
            bot.Site.Rota.Book("K41", driver, day.AtMidnight(), day.PlusDays(1).AtMidnight());

        (await bot.RunAsync("scrape", "--days", "3")).Code.ShouldBe(0);

        await using var service = await bot.StartServiceAsync();
        var gap = (await service.GetAsync($"/api/v1/appliances/K41P1/gaps?from={date}"))
            .GetProperty("gaps")
            .EnumerateArray()
            .ShouldHaveSingleItem();
        gap.GetProperty("minutes").GetInt32().ShouldBe(60 * hours);
        gap.GetProperty("start").GetString().ShouldBe(Text(zone.AtStartOfDay(day)));
        gap.GetProperty("end").GetString().ShouldBe(Text(zone.AtStartOfDay(day.PlusDays(1))));
    }

    [Theory]
    [InlineData(LoggedOutAnswer.LoginPage)]
    [InlineData(LoggedOutAnswer.Unauthorized)]
    [InlineData(LoggedOutAnswer.Redirect)]
    public async Task A_session_that_dies_in_the_middle_costs_one_more_log_in_and_no_page(LoggedOutAnswer answer)
    {
        await using var bot = await BotHarness.StartAsync(Generated());
        bot.Site.Faults.Next(SimulatedPage.Grid, new SlowFault(TimeSpan.Zero), new SlowFault(TimeSpan.Zero), new SessionFault(answer));

        var pass = await bot.RunAsync("scrape", "--days", "5", "--json");

        pass.Code.ShouldBe(0, pass.Error);
        pass.Output.ShouldBe("""{"pages":5,"changed":5,"unchanged":0,"failed":[],"logins":2}""");
        bot.Site.Log.Count(SimulatedPage.Grid).ShouldBe(6);
        bot.Site.Log.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Slow_answers_and_parallel_callers_are_one_request_at_a_time()
    {
        await using var bot = await BotHarness.StartAsync(Generated());
        bot.Site.Faults.Always(SimulatedPage.Grid, new SlowFault(TimeSpan.FromSeconds(3)));
        await using var service = await bot.StartServiceAsync();

        var passes = Enumerable.Range(0, 3).Select(pass => ScrapeAsync(service, $"?from=2026-06-{10 + pass}&days=2")).ToList();
        while (!passes.TrueForAll(pass => pass.IsCompleted))
        {
            bot.Time.Advance(TimeSpan.FromMilliseconds(500));
            // Room for what really travels over the loopback before the clock moves again.
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        foreach (var pass in passes)
            (await pass).GetProperty("pages").GetInt32().ShouldBe(2);
        bot.Site.Log.MaxAtOnce.ShouldBe(1);
        bot.Site.Log.Logins.ShouldBe(1);
    }

    private static SimulatorOptions Generated() => new() { Rota = RotaStyle.Blank };

    private static async Task<JsonElement> ScrapeAsync(RunningBot service, string query)
    {
        using var answer = await service.Operator.PostAsync($"/api/v1/scrape{query}", content: null, TestContext.Current.CancellationToken);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    private static async Task<List<JsonElement>> CrewAsync(RunningBot service, string at) =>
        [.. (await service.GetAsync($"/api/v1/stations/K41/crew?at={at}")).GetProperty("crew").EnumerateArray()];

    private static string Text(ZonedDateTime time) =>
        time.ToDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture);
}
