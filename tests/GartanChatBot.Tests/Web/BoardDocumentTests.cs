using System.Text.Json;
using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using GartanChatBot.Tests.TestKit;
using GartanSimulator;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GartanChatBot.Tests.Web;

/// <summary>What the board draws: the same facts as the chats in the same words, and nothing that is not known.</summary>
public class BoardDocumentTests
{
    private const int MaxBytes = 10_000;

    [Fact]
    public async Task It_says_what_the_chats_say()
    {
        await using var bot = await BotHarness.StartAsync();
        await bot.RunAsync("scrape");
        await using var service = await bot.StartServiceAsync();

        var station = await StationAsync(service);
        var pump = station.GetProperty("pumps")[0];
        var asked = (await service.GetAsync("/api/v1/ask?text=/pump")).GetProperty("text").GetString()!;
        var next = (await service.GetAsync("/api/v1/ask?text=/next")).GetProperty("text").GetString()!;

        pump.GetProperty("state").GetString().ShouldBe("critical");
        pump.GetProperty("verdict").GetString().ShouldBe("On the run");
        pump.GetProperty("course").GetString().ShouldBe("Until 16:00, then off for 1 h (no driver).");
        asked.ShouldContain(pump.GetProperty("course").GetString()![1..]);
        Texts(station, "ahead", "gaps").Count.ShouldBeGreaterThan(1);
        foreach (var gap in station.GetProperty("ahead").GetProperty("gaps").EnumerateArray())
        {
            next.ShouldContain(gap.GetProperty("missing").GetString()!);
            next.ShouldContain(gap.GetProperty("when").GetString()!["Today ".Length..]);
        }

        station.GetProperty("ahead").GetProperty("gaps")[0].GetProperty("fix").GetString()
            .ShouldBe("Elm stays 1 h longer, or Cedar starts 1 h earlier");
        pump.GetProperty("needs")[2].GetProperty("only").GetString().ShouldBe("Elm");
        pump.GetProperty("reliance").GetString()!.ShouldStartWith("K41P1 relies on 4 people: ");
    }

    [Fact]
    public async Task Its_strips_are_the_timeline_in_letters()
    {
        await using var bot = await BotHarness.StartAsync();
        await bot.RunAsync("scrape");
        await using var service = await bot.StartServiceAsync();

        var station = await StationAsync(service);
        var pump = station.GetProperty("pumps")[0];
        var start = Instant.FromDateTimeOffset(station.GetProperty("axis").GetProperty("start").GetDateTimeOffset());
        var timeline = service.Services.GetRequiredService<RotaQueries>().Rota(StationCode.Parse("K41"), asOf: null).Timeline;
        var levels = Enumerable.Range(0, 96)
            .Select(quarter => timeline.StateAt(Callsign.Parse("K41P1"), start + Duration.FromMinutes(15 * quarter)).Level);

        string.Concat(levels.Select(LetterOf)).ShouldBe(pump.GetProperty("day").GetString());
        pump.GetProperty("week").GetArrayLength().ShouldBe(7);
        pump.GetProperty("week").EnumerateArray().ShouldAllBe(day => day.GetString()!.Length == 24);
        pump.GetProperty("dayWords").GetString().ShouldBe("Off the run 16:00–17:00 and Wed 06:45–12:30.");
    }

    [Fact]
    public async Task What_was_read_too_long_ago_has_no_verdict_no_people_and_no_colour()
    {
        await using var bot = await BotHarness.StartAsync();
        await bot.RunAsync("scrape", "--days", "1");
        bot.Time.Advance(TimeSpan.FromMinutes(61));
        bot.RunsNothingByItself();
        await using var service = await bot.StartServiceAsync();

        var station = await StationAsync(service);
        var pump = station.GetProperty("pumps")[0];

        station.GetProperty("reading").GetProperty("freshness").GetString().ShouldBe("unknown");
        pump.GetProperty("state").GetString().ShouldBe("unknown");
        pump.GetProperty("remark").GetString().ShouldBe("Gartan was last read 14:18");
        pump.GetProperty("course").GetString().ShouldBeEmpty();
        pump.GetProperty("needs").GetArrayLength().ShouldBe(0);
        pump.GetProperty("day").GetString()!.Distinct().ShouldBe(['u']);
        pump.GetProperty("week").EnumerateArray().SelectMany(day => day.GetString()!).Distinct().ShouldBe(['u']);
        station.GetProperty("crew").GetProperty("people").GetArrayLength().ShouldBe(0);
        station.GetProperty("ahead").GetProperty("gaps").GetArrayLength().ShouldBe(0);
        station.GetProperty("ahead").GetProperty("note").GetString()!.ShouldStartWith("Not known whether we're short: ");
        station.GetRawText().ShouldNotContain("on the run", Case.Insensitive);
    }

    [Fact]
    public async Task A_verdict_ends_in_the_second_in_which_its_reading_gets_too_old()
    {
        await using var bot = await BotHarness.StartAsync();
        bot.Time.Advance(TimeSpan.FromSeconds(30));
        await bot.RunAsync("scrape", "--days", "1");
        bot.RunsNothingByItself();
        await using var service = await bot.StartServiceAsync();

        bot.Time.Advance(TimeSpan.FromMinutes(59) + TimeSpan.FromSeconds(40));
        var before = (await StationAsync(service)).GetProperty("pumps")[0].GetProperty("state").GetString();
        bot.Time.Advance(TimeSpan.FromSeconds(25));
        var after = (await StationAsync(service)).GetProperty("pumps")[0].GetProperty("state").GetString();

        before.ShouldNotBe("unknown");
        after.ShouldBe("unknown");
    }

    [Fact]
    public async Task A_day_that_was_not_read_is_not_known_and_no_time_off()
    {
        await using var bot = await BotHarness.StartAsync();
        await bot.RunAsync("scrape", "--days", "1");
        bot.RunsNothingByItself();
        await using var service = await bot.StartServiceAsync();

        var station = await StationAsync(service);
        var pump = station.GetProperty("pumps")[0];

        pump.GetProperty("day").GetString()!.ShouldEndWith(new string('u', 14 * 4), Case.Sensitive, "tomorrow until 14:00");
        pump.GetProperty("dayWords").GetString()!.ShouldContain("Not known Wed 00:00–14:00");
        pump.GetProperty("weekWords")[1].GetString().ShouldBe("not read");
        Texts(station, "crew", "people").ShouldAllBe(person => person.GetProperty("day").GetString()!.EndsWith('u'));
        station.GetProperty("ahead").GetProperty("note").GetString()!.ShouldContain("Not known: ");
    }

    /// <summary>Fourteen people and two pumps are a large on-call station.</summary>
    [Fact]
    public async Task A_large_station_is_sent_in_ten_kilobytes()
    {
        await using var bot = await BotHarness.StartAsync(
            new SimulatorOptions { Stations = [SimulatedStation.Skerrow], Rota = RotaStyle.Lively },
            configured: [SimulatedStation.Skerrow]);
        await bot.RunAsync("scrape");
        await using var service = await bot.StartServiceAsync();

        var sent = await service.Client.GetByteArrayAsync("/api/v1/board", TestContext.Current.CancellationToken);
        TestContext.Current.SendDiagnosticMessage("{0} bytes", sent.Length);

        sent.Length.ShouldBeInRange(4_000, MaxBytes);
    }

    private static async Task<JsonElement> StationAsync(RunningBot service) =>
        (await service.GetAsync("/api/v1/board")).GetProperty("stations")[0];

    private static List<JsonElement> Texts(JsonElement station, string part, string list) =>
        [.. station.GetProperty(part).GetProperty(list).EnumerateArray()];

    private static char LetterOf(CrewingLevel level) => level switch
    {
        CrewingLevel.Off => 'f',
        CrewingLevel.Critical => 'c',
        CrewingLevel.On => 'o',
        CrewingLevel.Unknown => 'u',
        _ => '?',
    };
}
