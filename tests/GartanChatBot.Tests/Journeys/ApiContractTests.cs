using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using GartanChatBot.Tests.TestKit;
using GartanSimulator;
using NodaTime;

namespace GartanChatBot.Tests.Journeys;

/// <summary>What programs were promised of the API, sentence by sentence.</summary>
public class ApiContractTests
{
    private static readonly Instant Evening = Instant.FromUtc(2026, 6, 9, 19, 0);

    [Theory]
    [InlineData("/api/v1/stations", "code,name,timeZone,appliances,readAt,coverage")]
    [InlineData("/api/v1/stations/K41/crew", "station,at,readAt,crew")]
    [InlineData(
        "/api/v1/appliances/K41P1", "callSign,station,at,readAt,state,until,then,gartan,ruleMet,mismatch,requirements,unmet,dependsOn")]
    [InlineData("/api/v1/appliances/K41P1/gaps", "callSign,coverage,gaps")]
    [InlineData("/api/v1/appliances/K41P1/fixes?start=2026-06-09T16:00&end=2026-06-09T17:00", "gap,fixes")]
    [InlineData("/api/v1/appliances/K41P1/what-if?off=ELM%2C%20SJ&from=2026-06-09T14:20&to=2026-06-09T17:00", "gaps")]
    [InlineData(
        "/api/v1/stations/K41/hours?name=ELM%2C%20SJ",
        "name,week,contractMinutes,givenMinutes,bookedMinutes,totalMinutes,balanceMinutes,gartanMinutes")]
    [InlineData("/api/v1/ask?text=%2Fnow", "text,reply")]
    public async Task Every_answer_has_the_promised_properties(string path, string properties)
    {
        await using var bot = await ReadAsync();
        await using var service = await bot.StartServiceAsync();

        var answer = await service.GetAsync(path);

        (answer.ValueKind is JsonValueKind.Array ? answer[0] : answer).EnumerateObject().Select(each => each.Name)
            .Intersect(properties.Split(','), StringComparer.Ordinal).ShouldBe(properties.Split(','));
    }

    [Theory]
    [InlineData("2026-06-09T14:20", "2026-06-09T14:20:00+01:00")]
    [InlineData("2026-06-09T14:20:30", "2026-06-09T14:20:30+01:00")]
    [InlineData("2026-06-09T14:20:00+01:00", "2026-06-09T14:20:00+01:00")]
    [InlineData("2026-06-09T14:20%2B01:00", "2026-06-09T14:20:00+01:00")]
    [InlineData("2026-06-09T13:20:00Z", "2026-06-09T14:20:00+01:00")]
    [InlineData("2026-06-09T13:20:00.000Z", "2026-06-09T14:20:00+01:00")]
    [InlineData("2026-06-09T15:20:00+02:00", "2026-06-09T14:20:00+01:00")]
    [InlineData("2026-06-09", "2026-06-09T00:00:00+01:00")]
    [InlineData("", "2026-06-09T14:18:00+01:00")]
    [InlineData("2026-10-25T01:30", "2026-10-25T01:30:00+01:00")]
    [InlineData("2026-10-25T01:30+00:00", "2026-10-25T01:30:00+00:00")]
    [InlineData("2026-12-01T12:00", "2026-12-01T12:00:00+00:00")]
    [InlineData("2027-03-28T01:30", "2027-03-28T02:00:00+01:00")]
    public async Task A_moment_may_be_given_in_many_ways_and_comes_back_with_the_stations_offset(string given, string shown)
    {
        await using var bot = await ReadAsync();
        await using var service = await bot.StartServiceAsync();

        foreach (var path in (string[])["/api/v1/appliances/K41P1", "/api/v1/stations/K41/crew"])
            (await service.GetAsync($"{path}?at={given}")).GetProperty("at").GetString().ShouldBe(shown);
    }

    [Fact]
    public async Task Gaps_are_clipped_and_never_merged_and_end_at_the_end_of_what_was_read()
    {
        await using var bot = await ReadAsync(site =>
        {
            Off(site, At(16, 0), At(17, 0));
            Off(site, At(17, 15), At(18, 0));
        });
        await using var service = await bot.StartServiceAsync();

        (await GapsAsync(service, "from=2026-06-09T16:20&to=2026-06-09T17:40")).ShouldBe(["16:20-17:00 40 both", "17:15-17:40 25 both"]);
        (await GapsAsync(service, "")).ShouldBe(["16:00-17:00 60 both", "17:15-18:00 45 both"]);
        (await GapsAsync(service, "from=2026-06-09T17:00&to=2026-06-09T17:15")).ShouldBeEmpty();
        (await GapsAsync(service, "from=2026-06-09T17:00&to=2026-06-09T17:00")).ShouldBeEmpty();
        var open = await service.GetAsync("/api/v1/appliances/K41P1/gaps?from=2026-06-01");
        open.GetProperty("gaps").GetArrayLength().ShouldBe(2, "what comes after days that nobody read is not forgotten");
        open.GetProperty("coverage").GetRawText().ShouldBe("""{"from":"2026-06-09T00:00:00+01:00","to":"2026-06-11T00:00:00+01:00"}""");
        open.GetProperty("unread")[0].GetRawText().ShouldBe("""{"start":"2026-06-01T00:00:00+01:00","end":"2026-06-09T00:00:00+01:00"}""");
    }

    [Fact]
    public async Task A_gap_says_whether_Gartan_or_the_rule_or_both_say_off()
    {
        await using var bot = await ReadAsync(site =>
        {
            site.Rota.Say("K41P1", At(16, 0), At(17, 0), "Unavailable");
            Off(site, At(18, 0), At(20, 0));
            site.Rota.Say("K41P1", At(19, 0), At(20, 0), "Available");
        }, Evening);
        await using var service = await bot.StartServiceAsync();

        (await GapsAsync(service, "from=2026-06-09T14:18")).ShouldBe(["16:00-17:00 60 gartan", "18:00-19:00 60 both"]);
        var defect = await service.GetAsync("/api/v1/appliances/K41P1?at=2026-06-09T16:30");
        (defect.GetProperty("state").GetString(), defect.GetProperty("gartan").GetString()).ShouldBe(("off", "unavailable"));
        (defect.GetProperty("ruleMet").GetBoolean(), defect.GetProperty("mismatch").GetBoolean()).ShouldBe((true, true));
        var kind = await service.GetAsync("/api/v1/appliances/K41P1?at=2026-06-09T19:30");
        (kind.GetProperty("state").GetString(), kind.GetProperty("mismatch").GetBoolean()).ShouldBe(("critical", true));
        kind.GetProperty("unmet").GetRawText().ShouldBe("""["driver"]""");
    }

    [Fact]
    public async Task A_crew_out_at_an_incident_is_committed_and_no_gap()
    {
        await using var bot = await ReadAsync(site =>
        {
            foreach (var member in SimulatedStation.Fernbrae.Members)
                site.Rota.Book("K41", member.Name, At(15, 0), At(17, 0), "F");
        }, Evening);
        await using var service = await bot.StartServiceAsync();

        var pump = await service.GetAsync("/api/v1/appliances/K41P1?at=2026-06-09T15:30");
        var elm = (await CrewAsync(service, "15:30")).Single(one => one.GetProperty("name").GetString() == "ELM, SJ");

        pump.GetProperty("state").GetString().ShouldBe("committed");
        pump.GetProperty("until").GetString().ShouldBe("2026-06-09T17:00:00+01:00");
        (await GapsAsync(service, "from=2026-06-09T14:18")).ShouldBeEmpty();
        (elm.GetProperty("available").GetBoolean(), elm.GetProperty("committed").GetBoolean()).ShouldBe((false, true));
        elm.GetProperty("until").GetString().ShouldBe("2026-06-09T17:00:00+01:00");
        elm.GetProperty("next").GetString().ShouldBe("2026-06-09T17:00:00+01:00", "for somebody not on, the same as until");
    }

    [Fact]
    public async Task Fixes_are_smallest_first_and_never_ask_somebody_on_leave_sick_or_in_training()
    {
        await using var bot = await ReadAsync(site =>
        {
            site.Rota.Book("K41", "ALDER, TM", At(16, 0), At(17, 0), "SL");
            site.Rota.Book("K41", "CEDAR, ML", At(16, 0), At(17, 0), "TR");
            site.Rota.Book("K41", "ELM, SJ", At(15, 30), At(17, 0));
        });
        await using var service = await bot.StartServiceAsync();

        var found = await service.GetAsync("/api/v1/appliances/K41P1/fixes?start=2026-06-09T15:00&end=2026-06-09T18:00");

        found.GetProperty("gap").GetProperty("start").GetString().ShouldBe("2026-06-09T16:00:00+01:00");
        var fix = found.GetProperty("fixes").EnumerateArray().ShouldHaveSingleItem();
        fix.GetProperty("covers").GetString().ShouldBe("whole");
        fix.GetProperty("people").GetRawText().ShouldBe(
            """[{"name":"ELM, SJ","from":"2026-06-09T16:00:00+01:00","to":"2026-06-09T17:00:00+01:00","minutes":60}]""");
        var none = await service.GetAsync("/api/v1/appliances/K41P1/fixes?start=2026-06-09T18:00&end=2026-06-09T19:00");
        (none.GetProperty("gap").ValueKind, none.GetProperty("fixes").GetArrayLength()).ShouldBe((JsonValueKind.Null, 0));
    }

    [Theory]
    [InlineData("2026-10-19", 169, 6)]
    [InlineData("2027-03-22", 167, 6)]
    [InlineData("2026-06-08", 168, 1)]
    public async Task The_hours_of_a_week_are_elapsed_hours(string week, int hours, int daysIn)
    {
        var monday = NodaTime.Text.LocalDatePattern.Iso.Parse(week).Value;
        var now = DateTimeZoneProviders.Tzdb["Europe/London"].AtLeniently(monday.PlusDays(daysIn).At(new LocalTime(14, 0))).ToInstant();
        await using var bot = await BotHarness.StartAsync(new() { Rota = RotaStyle.Blank }, now);
        await bot.RunAsync("scrape", "--from", week, "--days", "7");
        await using var service = await bot.StartServiceAsync();

        var answer = await service.GetAsync($"/api/v1/stations/K41/hours?name=gorse%2C%20dw&week={monday.PlusDays(3):uuuu-MM-dd}");

        answer.GetProperty("name").GetString().ShouldBe("GORSE, DW");
        answer.GetProperty("week").GetString().ShouldBe(week);
        answer.GetProperty("totalMinutes").GetInt32().ShouldBe(hours * 60);
        answer
            .GetProperty("givenMinutes")
            .GetInt32()
            .ShouldBe(
                (int)
                    (
                        now
                        - new LocalDateTime(monday.Year, monday.Month, monday.Day, 0, 0)
                            .InZoneLeniently(DateTimeZoneProviders.Tzdb["Europe/London"])
                            .ToInstant()
                    ).TotalMinutes);
        answer.GetProperty("balanceMinutes").GetInt32().ShouldBe((hours - 120) * 60);
    }

    [Theory]
    [InlineData("/api/v1/appliances/K41P2", 404, "K41P1")]
    [InlineData("/api/v1/appliances/K41P2/gaps", 404, "K41P1")]
    [InlineData("/api/v1/stations/K42/hours?name=ELM", 404, "K41")]
    [InlineData("/api/v1/appliances/K41P1/what-if?off=ELM&from=2026-06-09T16:00&to=2026-06-09T17:00", 404, "ELM, SJ")]
    [InlineData("/api/v1/appliances/K41P1/what-if?from=2026-06-09T16:00&to=2026-06-09T17:00", 400, "off")]
    [InlineData("/api/v1/appliances/K41P1/gaps?from=soon", 400, "from")]
    [InlineData("/api/v1/appliances/K41P1?at=2026-13-09T14:20", 400, "at")]
    [InlineData("/api/v1/appliances/K41P1?at=9999-12-31T23:59", 400, "at")]
    [InlineData("/api/v1/appliances/K41P1?at=0001-01-01T00:00", 400, "at")]
    [InlineData("/api/v1/stations/K41/crew?at=9999-12-31T23:59:59Z", 400, "at")]
    [InlineData("/api/v1/appliances/K41P1/gaps?to=9999-12-31", 400, "to")]
    [InlineData("/api/v1/stations/K41/hours?name=ELM%2C%20SJ&week=9999-12-31", 400, "week")]
    [InlineData("/api/v1/stations/K41/hours?week=2026-06-08", 400, "name")]
    [InlineData("/api/v1/ask?text=%2Fnow&at=later", 400, "at")]
    [InlineData("/api/v1/bogus", 404, "")]
    public async Task What_can_not_be_answered_is_a_problem_that_says_why(string path, int status, string named)
    {
        await using var bot = await ReadAsync();
        await using var service = await bot.StartServiceAsync();

        var (code, problem) = await service.RefusedAsync(path);

        code.ShouldBe(status, problem.GetRawText());
        problem.GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
        if (named.Length > 0)
            problem.GetProperty("detail").GetString()!.ShouldContain(named);
    }

    [Theory]
    [InlineData("?days=0", "days")]
    [InlineData("?from=June", "from")]
    [InlineData("?from=9999-12-30&days=9", "from")]
    [InlineData("?station=K14", "K41")]
    public async Task A_pass_that_can_not_be_made_is_a_problem_and_asks_nothing_of_the_site(string query, string named)
    {
        await using var bot = await BotHarness.StartAsync(new() { Rota = RotaStyle.Blank });
        await using var service = await bot.StartServiceAsync();

        using var answer = await service.Operator.PostAsync($"/api/v1/scrape{query}", content: null, TestContext.Current.CancellationToken);

        ((int)answer.StatusCode).ShouldBeInRange(400, 404);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken))
            .GetProperty("detail")
            .GetString()!
            .ShouldContain(named);
    }

    [Fact]
    public async Task The_description_lists_every_path_and_health_needs_no_token_and_names_nobody()
    {
        await using var bot = await ReadAsync();
        bot.Set("Web:Token", "a-token-that-is-long");
        await using var service = await bot.StartServiceAsync();

        (await StatusAsync(service, "/api/v1/stations", token: null)).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(service, "/api/v1/stations", "another")).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(service, "/api/v1/stations", "a-token-that-is-long")).ShouldBe(HttpStatusCode.OK);
        foreach (var path in (string[])["/health/live", "/health/ready"])
        {
            var health = await service.GetAsync(path);
            health.GetProperty("status").GetString().ShouldBe("healthy");
            SimulatedStation.Fernbrae.Members.ShouldAllBe(member => !health.GetRawText().Contains(member.Name));
        }

        service.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "a-token-that-is-long");
        (await service.GetAsync("/openapi/v1.json")).GetProperty("paths").EnumerateObject().Select(path => path.Name).ShouldBe(
            [
                "/api/v1/stations", "/api/v1/stations/{code}/crew", "/api/v1/stations/{code}/hours", "/api/v1/appliances/{callSign}",
                "/api/v1/appliances/{callSign}/gaps", "/api/v1/appliances/{callSign}/fixes", "/api/v1/appliances/{callSign}/what-if",
                "/api/v1/ask", "/api/v1/scrape", "/api/v1/backup", "/api/v1/performance",
            ],
            ignoreOrder: true);
    }

    private static LocalDateTime At(int hour, int minute) => new(2026, 6, 9, hour, minute);

    private static async Task<BotHarness> ReadAsync(Action<SimulatorSite>? prepare = null, Instant? now = null)
    {
        var bot = await BotHarness.StartAsync(new() { Rota = RotaStyle.Blank }, now);
        prepare?.Invoke(bot.Site);
        (await bot.RunAsync("scrape", "--days", "2")).Code.ShouldBe(0);

        // The service would go on reading by itself: what was read shall be all there is.
        bot.Site.Faults.Always(SimulatedPage.Grid, new StatusFault(503, TimeSpan.FromHours(1)));
        return bot;
    }

    private static void Off(SimulatorSite site, LocalDateTime from, LocalDateTime to)
    {
        foreach (var driver in (string[])["ALDER, TM", "CEDAR, ML", "ELM, SJ"])
            site.Rota.Book("K41", driver, from, to);
    }

    private static async Task<IEnumerable<string>> GapsAsync(RunningBot service, string span) =>
        (await service.GetAsync($"/api/v1/appliances/K41P1/gaps?{span}"))
            .GetProperty("gaps")
            .EnumerateArray()
            .Select(gap =>
                $"{gap.GetProperty("start").GetDateTimeOffset():HH:mm}-{gap.GetProperty("end").GetDateTimeOffset():HH:mm} "
                    + $"{gap.GetProperty("minutes")} {gap.GetProperty("source")}"
            );

    private static async Task<List<JsonElement>> CrewAsync(RunningBot service, string time) =>
        [.. (await service.GetAsync($"/api/v1/stations/K41/crew?at=2026-06-09T{time}")).GetProperty("crew").EnumerateArray()];

    private static async Task<HttpStatusCode> StatusAsync(RunningBot service, string path, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var answer = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
