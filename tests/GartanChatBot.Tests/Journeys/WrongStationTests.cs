using System.Text.Json;
using GartanChatBot.Chats;
using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using GartanChatBot.Tests.TestKit;
using GartanSimulator;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GartanChatBot.Tests.Journeys;

/// <summary>
/// A wrong BrigadeId, from the start to healed: another station's page is never believed, and one act of an administrator puts all days
/// right.
/// </summary>
public class WrongStationTests
{
    private const string Administrator = "paper:@9";
    private static readonly StationCode K41 = StationCode.Parse("K41");

    /// <summary>What Gartan calls K41's own training station: its call sign begins as ours do.</summary>
    private static readonly SimulatedStation Training = SimulatedStation.Fernbrae with
    {
        BrigadeId = 4102,
        Code = "K42",
        Appliances = [SimulatedStation.Fernbrae.Appliances[0] with { CallSign = "K41T1" }],
    };

    private static readonly SimulatedStation Relief = Training with
    {
        BrigadeId = 4103,
        Code = "K43",
        Appliances = [SimulatedStation.Fernbrae.Appliances[0] with { CallSign = "K41X1" }],
    };

    [Theory]
    [InlineData("", "not a call sign of K41")]
    [InlineData("Stations:0:Appliances:0:CallSign=K41P1", "not K41P1")]
    [InlineData("Stations:1:Code=R12;Stations:1:BrigadeId=1201", "not a call sign of K41")]
    [InlineData("Stations:1:Code=SKERROW;Stations:1:BrigadeId=1201;Stations:1:Appliances:0:CallSign=R12P1", "not a call sign of K41")]
    public async Task The_page_of_another_station_is_refused_also_as_the_first_ever(string settings, string missing)
    {
        await using var bot = await BotHarness.StartAsync();
        foreach (var setting in settings.Split(';', StringSplitOptions.RemoveEmptyEntries))
            bot.Set(setting[..setting.IndexOf('=')], setting[(setting.IndexOf('=') + 1)..]);
        bot.Site.Faults.Always(SimulatedPage.Grid, Page("of-another-station.html"));

        var pass = await bot.RunAsync("scrape", "--days", "1", "--station", "K41");
        var answer = await bot.RunAsync("ask", "/pump K41P1");

        pass.Code.ShouldBe(1);
        pass.Output.ShouldContain(
            $"This looks like {(settings.Contains("SKERROW") ? "SKERROW" : "R12")}: it has R12P1, {missing}. Check the BrigadeId of K41.");
        answer.Output.ShouldNotContain("on the run until");
    }

    [Fact]
    public async Task The_page_of_another_station_never_replaces_a_good_one()
    {
        await using var bot = await BotHarness.StartAsync();
        (await bot.RunAsync("scrape", "--days", "2")).Code.ShouldBe(0);
        var before = await bot.RunAsync("ask", "/pump K41P1");
        bot.Site.Faults.Always(SimulatedPage.Grid, Page("of-another-station.html"));

        var pass = await bot.RunAsync("scrape", "--days", "2");

        pass.Output.ShouldContain("This looks like R12");
        (await bot.RunAsync("ask", "/pump K41P1")).Output.ShouldBe(before.Output);
    }

    [Fact]
    public async Task A_configured_call_sign_must_stand_on_the_first_page()
    {
        await using var bot = await BotHarness.StartAsync();
        bot.Set("Stations:0:Appliances:0:CallSign", "K41P7");

        (await bot.RunAsync("scrape", "--days", "1")).Output.ShouldContain("The page has K41P1, not K41P7. Check the BrigadeId of K41.");
    }

    [Fact]
    public async Task A_station_that_is_called_by_a_word_may_have_any_call_sign()
    {
        await using var bot = await BotHarness.StartAsync();
        bot.Set("Stations:0:Code", "FERNBRAE");
        bot.Set("Stations:0:BrigadeName", "K41");

        (await bot.RunAsync("scrape", "--days", "1")).Code.ShouldBe(0);
    }

    [Fact]
    public async Task A_wrong_BrigadeId_at_the_first_start_is_refused_and_said_and_put_right_it_heals_by_itself()
    {
        await using var bot = await BotHarness.StartAsync(
            new() { Rota = RotaStyle.Blank, Stations = [SimulatedStation.Fernbrae, SimulatedStation.Skerrow] },
            configured: [SimulatedStation.Fernbrae]);
        bot.Set("Stations:0:BrigadeId", "1201");
        bot.Set("Stations:0:BrigadeName", "R12");

        var wrong = await bot.RunAsync("scrape", "--days", "5");
        var doctor = await bot.RunAsync("doctor");
        bot.Set("Stations:0:BrigadeId", "4101");
        bot.Set("Stations:0:BrigadeName", "K41");
        var right = await bot.RunAsync("scrape", "--days", "5");

        wrong.Code.ShouldBe(1);
        wrong.Output.Split('\n').Count(line => line.Contains("This looks like R12")).ShouldBe(5);
        doctor.Output.ShouldContain("✖ Gartan: K41 today: This looks like R12");
        right.Code.ShouldBe(0, right.Output);
    }

    [Fact]
    public async Task Stored_days_of_a_wrong_station_heal_all_at_once_by_one_tap()
    {
        await using var world = await WrongFromTheStartAsync();
        Shown(world).ShouldBe(["K41T1"]);

        await PutRightAsync(world, SimulatedStation.Fernbrae);
        await world.MinutesAsync(40);

        var asked = world.Platform.Posts.Where(post => post.Conversation == Administrator).ShouldHaveSingleItem();
        asked.Text.ShouldContain("was K41T1, now K41P1");
        Shown(world).ShouldBe(["K41T1"], "nothing is believed before somebody says so");

        await world.TapAsync(asked with { Conversation = "paper:1" }, new("5", "Crew"), "Accept for K41");
        await world.MinutesAsync(2);
        Shown(world).ShouldBe(["K41T1"], "that is for administrators");

        await world.RestartAsync();
        (await world.TapAsync(asked, new("9", "Boss"), "Accept for K41")).ShouldContain("✔ Accepted for K41: K41P1.");
        await world.RestartAsync();
        await world.MinutesAsync(1);

        Shown(world).ShouldBe(["K41P1"]);
        world
            .Services.GetRequiredService<AuditStore>()
            .Latest(5)
            .ShouldContain(entry => entry.Who == "paper:9" && entry.Act == "accepted K41P1 for" && entry.Target == "K41");
        (await world.TapAsync(asked, new("9", "Boss"), "Accept for K41")).ShouldContain("Nothing was accepted");
    }

    [Fact]
    public async Task What_was_accepted_is_that_picture_and_no_other()
    {
        await using var world = await WrongFromTheStartAsync(Relief);
        await PutRightAsync(world, SimulatedStation.Fernbrae);
        await world.MinutesAsync(40);
        var first = world.Platform.Posts.Single(post => post.Conversation == Administrator);
        await world.TapAsync(first, new("9", "Boss"), "Accept for K41");
        await world.MinutesAsync(1);

        await PutRightAsync(world, Relief);
        await world.MinutesAsync(60);

        Shown(world).ShouldBe(["K41P1"]);
        var second = world.Platform.Posts.Where(post => post.Conversation == Administrator).Skip(1).ToList();
        second.ShouldHaveSingleItem().Text.ShouldContain("was K41P1, now K41X1");
        (await world.TapAsync(first, new("9", "Boss"), "Accept for K41")).ShouldContain("Nothing was accepted");
        Shown(world).ShouldBe(["K41P1"]);
    }

    [Fact]
    public async Task At_the_command_line_it_is_one_act_too()
    {
        await using var bot = await BotHarness.StartAsync(
            new() { Rota = RotaStyle.Blank, Stations = [SimulatedStation.Fernbrae, Training] }, configured: [SimulatedStation.Fernbrae]);
        Set(bot, Training);
        (await bot.RunAsync("scrape", "--days", "5")).Code.ShouldBe(0);
        Set(bot, SimulatedStation.Fernbrae);

        var refused = await bot.RunAsync("scrape", "--days", "5");
        var accepted = await bot.RunAsync("scrape", "--days", "1", "--accept");
        var rest = await bot.RunAsync("scrape", "--days", "5");

        refused.Output.ShouldContain("The page has no row for K41T1, which it had before.");
        (refused.Code, accepted.Code, rest.Code).ShouldBe((1, 0, 0), rest.Output);
        (await bot.RunAsync("ask", "/audit")).Output.ShouldContain("operator accepted K41P1 for K41");
    }

    private static BodyFault Page(string sample) => new(JsonSerializer.Serialize(new { d = Samples.Read(sample) }));

    /// <summary>All fourteen days are stored from the training station's pages.</summary>
    private static async Task<AlertWorld> WrongFromTheStartAsync(params IReadOnlyList<SimulatedStation> alsoOnSite)
    {
        var world = await AlertWorld.StartAsync(
            settings: bot =>
            {
                bot.Set("Chat:Admins:0", "paper:9");
                Set(bot, Training);
            },
            alsoOnSite: [Training, .. alsoOnSite]);
        await world.MinutesAsync(2);
        return world;
    }

    private static Task PutRightAsync(AlertWorld world, SimulatedStation station)
    {
        Set(world.Bot, station);
        return world.RestartAsync();
    }

    private static void Set(BotHarness bot, SimulatedStation station)
    {
        bot.Set("Stations:0:BrigadeId", station.BrigadeId.ToString());
        bot.Set("Stations:0:BrigadeName", station.Code);
    }

    /// <summary>The call signs on all stored days of today and later.</summary>
    private static IReadOnlyList<string> Shown(AlertWorld world)
    {
        var days = world.Services.GetRequiredService<RotaStore>().Between(K41, new LocalDate(2026, 6, 9), new LocalDate(2026, 6, 22));
        days.Count.ShouldBe(14);
        return [.. days.SelectMany(day => day.Appliances).Select(appliance => appliance.Callsign.Value).Distinct()];
    }
}
