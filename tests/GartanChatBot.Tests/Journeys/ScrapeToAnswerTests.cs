using System.Text.Json;
using GartanChatBot.Tests.TestKit;
using GartanSimulator;
using NodaTime;

namespace GartanChatBot.Tests.Journeys;

/// <summary>From the command line over real HTTP into a real file, and back out of the API.</summary>
public class ScrapeToAnswerTests
{
    private const string At = "at=2026-06-09T14:20";

    [Fact]
    public async Task A_pass_reads_every_page_with_one_log_in_one_request_at_a_time()
    {
        await using var bot = await BotHarness.StartAsync();

        var first = await bot.RunAsync("scrape", "--from", "2026-06-08", "--days", "15", "--json");
        var again = await bot.RunAsync("scrape", "--from", "2026-06-08", "--days", "15", "--json");

        first.Code.ShouldBe(0, first.Error);
        first.Output.ShouldBe("""{"pages":15,"changed":15,"unchanged":0,"failed":[],"logins":1}""");
        again.Output.ShouldBe("""{"pages":15,"changed":0,"unchanged":15,"failed":[],"logins":1}""");
        bot.Site.Log.MaxAtOnce.ShouldBe(1);
        bot.Site.Log.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_API_answers_with_the_facts_of_the_reference_station()
    {
        await using var bot = await BotHarness.StartAsync();
        (await bot.RunAsync("scrape", "--from", "2026-06-08", "--days", "15")).Code.ShouldBe(0);
        await using var service = await bot.StartServiceAsync();

        var pump = await service.GetAsync($"/api/v1/appliances/K41P1?{At}");
        pump.GetProperty("state").GetString().ShouldBe("critical");
        pump.GetProperty("until").GetString().ShouldBe("2026-06-09T16:00:00+01:00");
        pump.GetProperty("then").GetRawText().ShouldBe("""{"state":"off","until":"2026-06-09T17:00:00+01:00"}""");
        pump.GetProperty("gartan").GetString().ShouldBe("available");
        pump.GetProperty("ruleMet").GetBoolean().ShouldBeTrue();
        pump.GetProperty("mismatch").GetBoolean().ShouldBeFalse();
        pump.GetProperty("requirements")
            .GetRawText()
            .ShouldBe(
                """[{"name":"crew","have":4,"need":4},{"name":"officer","have":1,"need":1},{"name":"driver","have":1,"need":1},"""
                    + """{"name":"ba","have":4,"need":2}]"""
            );
        Texts(pump.GetProperty("dependsOn")).ShouldBe(["BIRCH, RJ", "DOGWOOD, AC", "ELM, SJ", "GORSE, DW"]);

        var crew = (await service.GetAsync($"/api/v1/stations/K41/crew?{At}")).GetProperty("crew").EnumerateArray().ToList();
        crew.Count.ShouldBe(8);
        var elm = crew.Single(one => one.GetProperty("name").GetString() == "ELM, SJ");
        elm.GetRawText()
            .ShouldBe(
                """{"name":"ELM, SJ","role":"FFC","skills":["BA","ERD"],"available":true,"committed":false,"until":"2026-06-09T16:00:00+01:00","next":"2026-06-10T12:30:00+01:00","contractHours":91}"""
            );
        var gorse = crew.Single(one => one.GetProperty("name").GetString() == "GORSE, DW");
        gorse.GetProperty("until").ValueKind.ShouldBe(JsonValueKind.Null);

        var gaps = await service.GetAsync("/api/v1/appliances/K41P1/gaps?from=2026-06-09T14:20&to=2026-06-11T00:00");
        gaps.GetProperty("gaps")
            .GetRawText()
            .ShouldBe(
                "[{\"start\":\"2026-06-09T16:00:00+01:00\",\"end\":\"2026-06-09T17:00:00+01:00\",\"minutes\":60,\"unmet\":[\"driver\"],"
                    + "\"source\":\"both\",\"words\":\"Today 16:00–17:00 · 1 h · no driver\"},"
                    + "{\"start\":\"2026-06-10T06:45:00+01:00\",\"end\":\"2026-06-10T12:30:00+01:00\",\"minutes\":345,"
                    + "\"unmet\":[\"crew\",\"officer\",\"driver\",\"ba\"],\"source\":\"both\","
                    + "\"words\":\"Wed 06:45–12:30 · 5 h 45 m · crew, officer (from 07:00 also driver, till 09:00 also BA)\"}]"
            );

        var fixes = await service.GetAsync("/api/v1/appliances/K41P1/fixes?start=2026-06-09T16:00&end=2026-06-09T17:00");
        fixes.GetProperty("fixes").EnumerateArray()
            .Select(fix => fix.GetProperty("people")[0])
            .Select(one => $"{one.GetProperty("name").GetString()} {one.GetProperty("minutes").GetInt32()}")
            .ShouldBe(["ELM, SJ 60", "CEDAR, ML 60", "ALDER, TM 90"]);

        var whatIf = await service.GetAsync("/api/v1/appliances/K41P1/what-if?off=GORSE%2C%20DW&from=2026-06-09T18:00&to=2026-06-09T23:00");
        whatIf
            .GetProperty("gaps")
            .EnumerateArray()
            .Select(gap => gap.GetProperty("start").GetString())
            .ShouldBe(["2026-06-09T22:00:00+01:00"]);

        var stations = await service.GetAsync("/api/v1/stations");
        stations[0]
            .GetProperty("coverage")
            .GetRawText()
            .ShouldBe("""{"from":"2026-06-08T00:00:00+01:00","to":"2026-06-23T00:00:00+01:00"}""");
        Texts(stations[0].GetProperty("appliances")).ShouldBe(["K41P1"]);

        var hours = await service.GetAsync($"/api/v1/stations/K41/hours?name=ELM%2C%20SJ&week=2026-06-08&{At}");
        hours.GetProperty("contractMinutes").GetInt32().ShouldBe(5460);
        hours.GetProperty("gartanMinutes").GetInt32().ShouldBe(5880);
        (hours.GetProperty("givenMinutes").GetInt32() + hours.GetProperty("bookedMinutes").GetInt32()).ShouldBe(
            hours.GetProperty("totalMinutes").GetInt32());
        hours.GetProperty("weekMinutes").GetInt32().ShouldBe(168 * 60);

        bot.Site.Log.Logins.ShouldBe(1);
    }

    [Fact]
    public async Task A_question_is_answered_from_the_file_and_by_the_service_that_holds_it()
    {
        await using var bot = await BotHarness.StartAsync();
        await bot.RunAsync("scrape", "--from", "2026-06-08", "--days", "15");

        var alone = await bot.RunAsync("ask", "is P1 on the run?", "--at", "2026-06-09T14:20");
        await using var service = await bot.StartServiceAsync();
        bot.Set("Web:Url", service.Address.AbsoluteUri);
        var handedOver = await bot.RunAsync("ask", "is P1 on the run?", "--at", "2026-06-09T14:20");

        alone.Code.ShouldBe(0, alone.Error);
        alone.Output.ShouldContain("on the run until 16:00");
        handedOver.ShouldBe(alone);
    }

    [Fact]
    public async Task A_pass_is_handed_to_the_service_that_holds_the_file()
    {
        await using var bot = await BotHarness.StartAsync();
        await using var service = await bot.StartServiceAsync();
        bot.Set("Web:Url", service.Address.AbsoluteUri);

        var pass = await bot.RunAsync("scrape", "--from", "2026-06-20", "--days", "2", "--json");

        pass.Code.ShouldBe(0, pass.Error);
        JsonDocument.Parse(pass.Output).RootElement.GetProperty("pages").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task A_verb_that_needs_the_file_says_who_holds_it()
    {
        await using var bot = await BotHarness.StartAsync();
        await using var service = await bot.StartServiceAsync();

        var import = await bot.RunAsync("import", Path.Combine(Samples.Folder, "K41-2026-06-09.html"), "--station", "K41");

        import.Code.ShouldBe(1);
        import.Error.ShouldContain($"process {Environment.ProcessId}");
        import.Error.ShouldContain("since 2026-06-09T13:18");
    }

    [Theory]
    [InlineData("/api/v1/appliances/K41P9", 404, "K41P1")]
    [InlineData("/api/v1/stations/K14/crew", 404, "K41")]
    [InlineData("/api/v1/appliances/K41P1?at=yesterday", 400, "at")]
    [InlineData("/api/v1/appliances/K41P1/gaps?from=2026-06-10T00:00&to=2026-06-09T00:00", 400, "to")]
    [InlineData("/api/v1/appliances/K41P1/fixes?start=2026-06-10T00:00", 400, "end")]
    [InlineData("/api/v1/stations/K41/hours?name=ELM", 404, "ELM, SJ")]
    [InlineData("/api/v1/stations/K41/hours?name=ELM%2C%20SJ&week=June", 400, "week")]
    [InlineData("/api/v1/ask", 400, "text")]
    public async Task Bad_input_is_answered_with_what_is_accepted(string path, int status, string named)
    {
        await using var bot = await BotHarness.StartAsync();
        await bot.RunAsync("scrape");
        await using var service = await bot.StartServiceAsync();

        var (code, problem) = await service.RefusedAsync(path);

        code.ShouldBe(status);
        problem.GetProperty("status").GetInt32().ShouldBe(status);
        problem.GetProperty("detail").GetString()!.ShouldContain(named);
    }

    [Fact]
    public async Task Saved_pages_are_imported_without_any_network()
    {
        await using var bot = await BotHarness.StartAsync();
        string[] files = ["K41-2026-06-08.html", "K41-2026-06-09-as-sent.json", "K41-2026-06-10.html"];

        var import = await bot.RunAsync(["import", .. files.Select(file => Path.Combine(Samples.Folder, file)), "--station", "K41"]);
        var refused = await bot.RunAsync(
            "import", Path.Combine(Samples.Folder, "refuse-cut-short.html"), "--station", "K41", "--date", "2026-06-09");
        var answer = await bot.RunAsync("ask", "/pump K41P1", "--at", "2026-06-09T14:20");

        import.Code.ShouldBe(0, import.Error);
        refused.Code.ShouldBe(1);
        refused.Error.ShouldContain("refuse-cut-short.html");
        answer.Output.ShouldContain("until 16:00");
        bot.Site.Log.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_pumps_and_odd_names_come_through_the_whole_way()
    {
        await using var bot = await BotHarness.StartAsync(new SimulatorOptions
        {
            Stations = [SimulatedStation.Fernbrae, SimulatedStation.Skerrow],
            Rota = RotaStyle.Blank,
        }, Instant.FromUtc(2026, 6, 9, 18, 0));
        bot.Site.Rota.Book("R12", "MACRÌ-THRIFT, ÈL", new LocalDateTime(2026, 6, 9, 18, 0), new LocalDateTime(2026, 6, 9, 20, 0));
        (await bot.RunAsync("scrape")).Code.ShouldBe(0);
        await using var service = await bot.StartServiceAsync();

        var crew = (await service.GetAsync("/api/v1/stations/R12/crew?at=2026-06-09T18:30")).GetProperty("crew").EnumerateArray().ToList();
        var second = await service.GetAsync("/api/v1/appliances/R12P2?at=2026-06-09T18:30");

        crew.Count(one => one.GetProperty("name").GetString()!.StartsWith("DUNLIN, ED", StringComparison.Ordinal)).ShouldBe(2);
        crew.Single(one => one.GetProperty("name").GetString() == "MACRÌ-THRIFT, ÈL").GetProperty("available").GetBoolean().ShouldBeFalse();
        crew.ShouldContain(one => one.GetProperty("name").GetString() == "O'BRACKEN, A");
        second.GetProperty("state").GetString().ShouldBe("critical");
    }

    private static IEnumerable<string?> Texts(JsonElement array) => array.EnumerateArray().Select(each => each.GetString());
}
