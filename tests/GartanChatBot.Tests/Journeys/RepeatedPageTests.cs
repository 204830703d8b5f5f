using System.Text.Json;
using GartanChatBot.Scraping;
using GartanChatBot.Tests.TestKit;
using GartanSimulator;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GartanChatBot.Tests.Journeys;

/// <summary>A site that sends the same page for every date is not believed; days on which nothing differs are.</summary>
public class RepeatedPageTests
{
    [Fact]
    public async Task The_same_page_for_three_dates_is_refused_for_all_of_them()
    {
        await using var bot = await BotHarness.StartAsync();
        bot.Site.Faults.Always(SimulatedPage.Grid, SamePage);

        var pass = await bot.RunAsync("scrape", "--days", "9", "--json");

        JsonDocument.Parse(pass.Output).RootElement.GetProperty("failed").GetArrayLength().ShouldBe(9, pass.Output);
        pass.Output.ShouldContain("it ignores the date");
        (await bot.RunAsync("ask", "/pump K41P1")).Output.ShouldNotContain("on the run until");
    }

    [Theory]
    [InlineData("K41-2026-06-08.html")]
    [InlineData("K41-2026-06-09-hourly.html")]
    public async Task What_was_read_before_stays(string repeated)
    {
        await using var bot = await BotHarness.StartAsync();
        (await bot.RunAsync("scrape", "--days", "4")).Code.ShouldBe(0);
        var before = (await bot.RunAsync("ask", "/next")).Output;
        bot.Site.Faults.Always(SimulatedPage.Grid, new BodyFault(JsonSerializer.Serialize(new { d = Samples.Read(repeated) })));

        await bot.RunAsync("scrape", "--days", "3");

        (await bot.RunAsync("ask", "/next")).Output.ShouldBe(before);
    }

    [Fact]
    public async Task Passes_of_one_day_each_are_seen_through_as_well_and_nothing_of_them_stays_believed()
    {
        await using var bot = await BotHarness.StartAsync();
        bot.Set("Stations:0:Appliances:0:CallSign", "K41P1");
        bot.Site.Faults.Always(SimulatedPage.Grid, SamePage);

        foreach (var day in (string[])["2026-06-09", "2026-06-10", "2026-06-11"])
            await bot.RunAsync("scrape", "--from", day, "--days", "1");

        await using var service = await bot.StartServiceAsync();
        foreach (var at in (string[])["2026-06-09T14:20", "2026-06-10T14:20", "2026-06-11T14:20"])
            (await service.GetAsync($"/api/v1/appliances/K41P1?at={at}")).GetProperty("state").GetString().ShouldBe("unknown", at);
    }

    [Fact]
    public async Task What_was_refused_stays_refused_in_passes_of_one_day_whatever_restarts_lie_between_and_heals_with_the_site()
    {
        await using var bot = await BotHarness.StartAsync();
        string[] days = ["2026-06-09", "2026-06-10", "2026-06-11"];
        bot.Site.Faults.Always(SimulatedPage.Grid, SamePage);
        foreach (var day in days)
            await bot.RunAsync("scrape", "--from", day, "--days", "1");

        // Each command is a program of its own.
        foreach (var day in (string[])[.. days, .. days])
        {
            var again = await bot.RunAsync("scrape", "--from", day, "--days", "1");
            again.Code.ShouldBe(1, $"{day}: {again.Output}");
            again.Output.ShouldContain("it ignores the date");
        }

        bot.Site.Faults.Clear();
        foreach (var day in (string[])["2026-06-11", "2026-06-10", "2026-06-09"])
            (await bot.RunAsync("scrape", "--from", day, "--days", "1")).Code.ShouldBe(0, day);
    }

    [Fact]
    public async Task Days_on_which_nobody_has_booked_yet_may_be_alike()
    {
        await using var bot = await BotHarness.StartAsync(new() { Rota = RotaStyle.Blank });

        (await bot.RunAsync("scrape", "--days", "14")).Code.ShouldBe(0);
    }

    [Fact]
    public async Task Whole_days_off_on_the_saved_pages_of_four_days_are_no_repetition()
    {
        await using var bot = await BotHarness.StartAsync();

        (await bot.RunAsync("scrape", "--from", "2026-06-11", "--days", "4")).Code.ShouldBe(0);
    }

    [Fact]
    public async Task A_fortnight_of_leave_makes_days_that_are_alike()
    {
        await using var bot = await BotHarness.StartAsync(new() { Rota = RotaStyle.Blank });
        bot.Site.Rota.Book("K41", "ELM, SJ", new LocalDateTime(2026, 6, 10, 0, 0), new LocalDateTime(2026, 6, 24, 0, 0), "AL");

        (await bot.RunAsync("scrape", "--days", "14")).Code.ShouldBe(0);
    }

    /// <summary>Whoever works elsewhere is off the same hours each working day.</summary>
    [Fact]
    public async Task Working_weeks_that_are_alike_are_believed_beside_weekends_that_are_not_like_them()
    {
        await using var bot = await WorkingWeeksAsync();

        (await bot.RunAsync("scrape", "--days", "14")).Code.ShouldBe(0);
        (await bot.RunAsync("scrape", "--days", "13")).Code.ShouldBe(0);
    }

    [Fact]
    public async Task A_site_that_stops_looking_at_the_date_is_seen_through_also_where_working_days_are_alike()
    {
        await using var bot = await WorkingWeeksAsync();
        await bot.RunAsync("scrape", "--days", "14");
        var before = (await bot.RunAsync("ask", "/next")).Output;
        bot.Site.Faults.Always(SimulatedPage.Grid, SamePage);

        (await bot.RunAsync("scrape", "--days", "14")).Output.ShouldContain("it ignores the date");

        (await bot.RunAsync("ask", "/next")).Output.ShouldBe(before);
    }

    /// <summary>Somebody booked after the first of four working days was fetched: two pages, and neither is of its date.</summary>
    [Fact]
    public async Task A_page_that_changes_in_the_middle_of_a_pass_is_no_proof_that_the_site_looks_at_the_date()
    {
        await using var bot = await BotHarness.StartAsync();
        var before = new BodyFault(SamePage.Body.Replace("ELM", "OAK", StringComparison.Ordinal));
        bot.Site.Faults.Always(SimulatedPage.Grid, SamePage);
        bot.Site.Faults.Next(SimulatedPage.Grid, before);

        var pass = await bot.RunAsync("scrape", "--from", "2026-06-09", "--days", "4");

        pass.Output.ShouldContain("it ignores the date");
        (await bot.RunAsync("ask", "/pump K41P1 friday")).Output.ShouldNotContain("on the run");
    }

    /// <summary>The process remembers that the site looked at the date: a day that gets like two others is no repetition.</summary>
    [Fact]
    public async Task One_day_that_gets_like_other_working_days_is_believed_in_a_pass_of_its_own()
    {
        await using var bot = await WorkingWeeksAsync(except: 10);
        await using var service = await bot.StartServiceAsync();
        await ReadAsync(service, days: 14);
        Book(bot, new(2026, 6, 10));

        (await ReadAsync(service, days: 2)).Failures.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_refused_is_remembered_when_the_station_gets_another_code()
    {
        await using var bot = await BotHarness.StartAsync();
        bot.Set("Stations:0:Appliances:0:CallSign", "K41P1");
        bot.Site.Faults.Always(SimulatedPage.Grid, SamePage);
        await StartAndStopAsync();
        await bot.RunAsync("scrape", "--days", "4");
        bot.Set("Stations:0:Code", "F01");
        bot.Set("Stations:0:BrigadeName", "K41");
        await StartAndStopAsync();

        (await bot.RunAsync("scrape", "--days", "1")).Output.ShouldContain("it ignores the date");

        async Task StartAndStopAsync() => await (await bot.StartServiceAsync()).DisposeAsync();
    }

    private static async Task<BotHarness> WorkingWeeksAsync(int except = 0)
    {
        var bot = await BotHarness.StartAsync(new() { Rota = RotaStyle.Blank });
        for (var date = new LocalDate(2026, 6, 9); date < new LocalDate(2026, 6, 24); date = date.PlusDays(1))
        {
            if (date.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) && date.Day != except)
                Book(bot, date);
        }

        return bot;
    }

    private static void Book(BotHarness bot, LocalDate date) =>
        bot.Site.Rota.Book("K41", "ELM, SJ", date.At(new(9, 0)), date.At(new(17, 0)), "O");

    private static Task<ScrapeReport> ReadAsync(RunningBot service, int days) =>
        service.Services.GetRequiredService<StationScraper>().ScrapeAsync(
            service.Services.GetRequiredService<ScrapeTargets>().All[0],
            [.. Enumerable.Range(0, days).Select(new LocalDate(2026, 6, 9).PlusDays)], progress: null,
            TestContext.Current.CancellationToken);

    private static BodyFault SamePage => new(JsonSerializer.Serialize(new { d = Samples.Read("K41-2026-06-09.html") }));
}
