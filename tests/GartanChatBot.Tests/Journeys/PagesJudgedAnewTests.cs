using System.Text.Json;
using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using GartanChatBot.Tests.TestKit;
using GartanSimulator;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GartanChatBot.Tests.Journeys;

/// <summary>A page that has not changed by a letter must prove itself anew when what is known of the stations has changed.</summary>
public class PagesJudgedAnewTests
{
    private static readonly StationCode Fernbrae = StationCode.Parse("FERNBRAE");

    [Fact]
    public async Task A_call_sign_that_the_configuration_gives_to_another_station_takes_the_unchanged_pages_with_it()
    {
        await using var bot = await FernbraeAsync();
        (await bot.RunAsync("scrape", "--days", "4")).Code.ShouldBe(0);
        (await bot.RunAsync("ask", "/pump K41P1")).Output.ShouldContain("on the run until");

        bot.Set("Stations:1:Code", "HOLM");
        bot.Set("Stations:1:BrigadeId", "1201");
        bot.Set("Stations:1:Appliances:0:CallSign", "K41P1");
        var pass = await bot.RunAsync("scrape", "--days", "1", "--station", "FERNBRAE");

        pass.Code.ShouldBe(1);
        pass.Output.ShouldContain("This looks like HOLM: it has K41P1");
        (await bot.RunAsync("ask", "/pump K41P1")).Output.ShouldNotContain("on the run until");
        Stored(bot, Fernbrae).ShouldBeEmpty("no later day may speak for the pump of another station either");
    }

    [Fact]
    public async Task Other_settings_of_the_stations_cost_one_reading_and_nothing_else()
    {
        await using var bot = await FernbraeAsync();
        await bot.RunAsync("scrape", "--days", "4");
        bot.Set("Stations:1:Code", "HOLM");
        bot.Set("Stations:1:BrigadeId", "1201");

        (await bot.RunAsync("scrape", "--days", "4", "--station", "FERNBRAE")).Code.ShouldBe(0);
        var third = await bot.RunAsync("scrape", "--days", "4", "--station", "FERNBRAE", "--json");

        JsonDocument.Parse(third.Output).RootElement.GetProperty("unchanged").GetInt32().ShouldBe(4, third.Output);
        Stored(bot, Fernbrae).Count.ShouldBe(4);
    }

    /// <summary>Counts of skills say what marks mean, and which pages are tolerated.</summary>
    [Fact]
    public async Task Other_meanings_of_skill_codes_have_every_page_judged_once_more()
    {
        await using var bot = await BotHarness.StartAsync();
        await bot.RunAsync("scrape", "--days", "4");
        bot.Set("Skills:Aliases:driver:0", "LGV");
        bot.Set("Skills:Aliases:officer:0", "IC");
        bot.Set("Skills:Aliases:officer:1", "MGR");

        (await UnchangedAsync()).ShouldBe(0);
        (await UnchangedAsync()).ShouldBe(4);

        async Task<int> UnchangedAsync()
        {
            var pass = await bot.RunAsync("scrape", "--days", "4", "--json");
            return JsonDocument.Parse(pass.Output).RootElement.GetProperty("unchanged").GetInt32();
        }
    }

    [Fact]
    public async Task A_page_whose_counts_the_operator_no_longer_tolerates_is_refused_as_it_stands()
    {
        await using var bot = await BotHarness.StartAsync();
        bot.Site.Faults.Always(SimulatedPage.Grid, Sent(Samples.Read("half-the-crew-gone.html")));
        (await bot.RunAsync("scrape", "--days", "1")).Code.ShouldBe(0);

        bot.Set("Gartan:HeadCount", "Refuse");
        var pass = await bot.RunAsync("scrape", "--days", "1");

        pass.Code.ShouldBe(1);
        pass.Output.ShouldContain("Gartan:HeadCount is set to Refuse.");
    }

    [Fact]
    public async Task A_page_that_names_no_pump_is_not_the_page_of_two_stations()
    {
        await using var bot = await BotHarness.StartAsync(
            new() { Rota = RotaStyle.Blank, Stations = [SimulatedStation.Fernbrae, SimulatedStation.Skerrow] });
        bot.Site.Faults.Always(SimulatedPage.Grid, Sent(Samples.Read("off-by-title.html")));

        var first = await bot.RunAsync("scrape", "--days", "1", "--station", "K41");
        var second = await bot.RunAsync("scrape", "--days", "1", "--station", "R12");

        (first.Code, second.Code).ShouldBe((0, 1));
        second.Output.ShouldContain("Gartan sent the same page for K41 and R12. Check the BrigadeId of both.");
    }

    private static async Task<BotHarness> FernbraeAsync()
    {
        var bot = await BotHarness.StartAsync();
        bot.Set("Stations:0:Code", Fernbrae.Value);
        bot.Set("Stations:0:BrigadeName", "K41");
        return bot;
    }

    private static IReadOnlyList<LocalDate> Stored(BotHarness bot, StationCode station)
    {
        using var service = bot.BuildService();
        return service.Services.GetRequiredService<RotaStore>().DatesRead(station);
    }

    private static BodyFault Sent(string page) => new(JsonSerializer.Serialize(new { d = page }));
}
