using System.Text.Json;
using GartanChatBot.Alerts.Messages;
using GartanChatBot.Alerts.State;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chat.Terminal;
using GartanChatBot.Chats;
using GartanChatBot.Crewing;
using GartanChatBot.Outbox;
using GartanChatBot.PinnedBoards;
using GartanChatBot.Rota;
using GartanChatBot.Tests.TestKit;
using GartanSimulator;
using Microsoft.Extensions.DependencyInjection;

namespace GartanChatBot.Tests.Journeys;

/// <summary>
/// Pages whose own counts are not what the bot reads: never more people than Gartan counts, and the difference is said on every surface.
/// </summary>
public class HeadCountTests
{
    private const string Rule = "Total Crew: 4, MGR x 1, LGV x 1, BA x 2";
    private const string Said = "⚠ Gartan counts 2, I read 7 (00:00): don't trust the names.";

    private static readonly string Page = Samples.Read("K41-2026-06-09.html");

    [Fact]
    public async Task Nobody_hears_of_more_people_than_Gartan_counts_and_every_answer_says_the_difference()
    {
        await using var bot = await StartAsync(WithoutAppliances(WithTotalCrew("2")));
        (await bot.RunAsync("scrape", "--days", "1")).Code.ShouldBe(0);

        foreach (
            var question in (string[])
                [
                    "/now", "/pump", "/why", "/until", "/next", "/timeline", "/week", "/dependson", "/who 18:00", "/fix",
                    "/whatif off GORSE 18:00-23:00",
                ])
        {
            var answer = await bot.RunAsync("ask", question);
            answer.Output.ShouldContain(Said, customMessage: question);
            answer.Output.ShouldNotContain("🟢");
            answer.Output.ShouldNotContain("🟡");
        }

        // The service would at once read yesterday's page as well.
        bot.Site.Faults.Always(SimulatedPage.Grid, Sent(""));
        await using var service = await bot.StartServiceAsync();
        var pump = await service.GetAsync("/api/v1/appliances/K41P1");
        pump.GetProperty("state").GetString().ShouldBe("off");
        pump.GetProperty("ruleMet").GetBoolean().ShouldBeFalse();
        pump.GetProperty("requirements").EnumerateArray().ShouldAllBe(each => each.GetProperty("have").GetInt32() <= 2);

        foreach (var path in Paths)
        {
            (await service.GetAsync(path))
                .GetProperty("countsDiffer")
                .GetRawText()
                .ShouldBe(
                    """{"requirement":"crew","gartan":2,"read":7,"at":"2026-06-09T00:00:00+01:00","sentence":"Gartan counts 2,"""
                        + """ I read 7"}""",
                    path);
        }
    }

    [Fact]
    public async Task Boards_digests_and_alerts_say_the_difference_too()
    {
        await using var bot = await StartAsync(WithoutAppliances(WithTotalCrew("2")));
        (await bot.RunAsync("scrape", "--days", "1")).Code.ShouldBe(0);
        await using var service = bot.BuildService();
        Conversation chat = new("paper", "1");
        var now = bot.Time.GetCurrentInstant();
        service.Services.GetRequiredService<ChatDirectory>().Change(chat, known => known with { DigestAlways = true });
        var digest = new OutboxMessage { Id = "1", Conversation = "paper:1", Kind = MessageKind.Daily, QueuedAt = now, Due = now };
        var gap = service.Services.GetRequiredService<ShortageStore>().All().First(each => !each.IsClosed);
        var names = new ChatNames(service.Services.GetRequiredService<PersonNames>(), digest.Target());
        var rota = service.Services.GetRequiredService<RotaQueries>().Rota(StationCode.Parse("K41"), asOf: null);

        Reply[] shown =
        [
            service.Services.GetRequiredService<BoardRenderer>().Write(chat),
            service.Services.GetRequiredService<DigestReply>().Of(digest, now).Reply.ShouldNotBeNull(),
            new GapReply(rota, gap, told: null, names, now).Whole([], isFirst: true),
        ];

        foreach (var reply in shown)
            new TerminalWriter().Write(reply).ShouldContain("⚠ Gartan counts 2, I read 7");
    }

    [Fact]
    public async Task One_more_person_is_no_fix_where_Gartan_counts_too_few()
    {
        await using var bot = await StartAsync(WithoutAppliances(WithTotalCrew("3")));
        await bot.RunAsync("scrape", "--days", "1");
        await using var service = await bot.StartServiceAsync();
        var driverGap = await FixesAsync(service);

        bot.Site.Faults.Always(SimulatedPage.Grid, Sent(WithoutAppliances(WithTotalCrew("2"))));
        bot.Set("Web:Url", service.Address.AbsoluteUri);
        (await bot.RunAsync("scrape", "--days", "1")).Code.ShouldBe(0);

        driverGap.ShouldContain(1);
        (await FixesAsync(service)).ShouldAllBe(people => people >= 2);
    }

    [Fact]
    public async Task Ignored_counts_say_nothing_and_limit_nothing()
    {
        await using var bot = await StartAsync(WithTotalCrew("2"), ("Gartan:HeadCount", "Ignore"));
        (await bot.RunAsync("scrape", "--days", "1")).Code.ShouldBe(0);

        var answer = await bot.RunAsync("ask", "/pump");
        await using var service = await bot.StartServiceAsync();
        var pump = await service.GetAsync("/api/v1/appliances/K41P1");

        answer.Output.ShouldStartWith("🟡 Yes – K41P1 is on the run until 16:00");
        answer.Output.ShouldNotContain("Gartan counts");
        pump.GetProperty("requirements")[0].GetProperty("have").GetInt32().ShouldBe(4);
        pump.GetProperty("countsDiffer").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Where_the_operator_wants_it_a_page_that_differs_is_never_taken()
    {
        await using var bot = await StartAsync(WithTotalCrew("2"), ("Gartan:HeadCount", "Refuse"));

        var pass = await bot.RunAsync("scrape", "--days", "1", "--json");

        pass.Code.ShouldBe(1);
        pass.Output.ShouldContain("Gartan counts 2, I read 7 at 00:00. Gartan:HeadCount is set to Refuse.");
        (await bot.RunAsync("ask", "/pump")).Output.ShouldStartWith("⚪");
    }

    [Theory]
    [InlineData("fewer counted", "Gartan counts 2, I read 7 at 00:00. Until now its counts agreed with ours.")]
    [InlineData("half the crew gone", "Gartan counts 7, I read 3 at 00:00. Until now its counts agreed with ours.")]
    [InlineData("a skill", "driver: Gartan counts 0, I read 3 at 00:00. Until now its counts agreed with ours.")]
    public async Task A_page_that_differs_after_one_that_agreed_is_refused_and_the_good_one_stays(string what, string reason)
    {
        await using var bot = await StartAsync(Page);
        await bot.RunAsync("scrape", "--days", "1");
        var good = await bot.RunAsync("ask", "/pump");

        bot.Site.Faults.Always(SimulatedPage.Grid, Sent(what switch
        {
            "fewer counted" => WithTotalCrew("2"),
            "half the crew gone" => HalfTheCrew,
            _ => WithCounts("LGV", "0"),
        }));
        bot.Time.Advance(TimeSpan.FromMinutes(20));
        var pass = await bot.RunAsync("scrape", "--days", "1", "--json");

        pass.Code.ShouldBe(1);
        pass.Output.ShouldContain(reason);
        var after = await bot.RunAsync("ask", "/pump");
        after.Output.ShouldStartWith(good.Output[..good.Output.IndexOf('·', StringComparison.Ordinal)]);
        after.Output.ShouldContain("20 min old");
    }

    [Fact]
    public async Task A_first_page_with_half_the_crew_is_said_to_miss_somebody()
    {
        await using var bot = await StartAsync(HalfTheCrew);
        await bot.RunAsync("scrape", "--days", "1");

        (await bot.RunAsync("ask", "/now")).Output.ShouldContain("⚠ Gartan counts 7, I read 3 (00:00): somebody is missing here.");
    }

    [Fact]
    public async Task A_page_with_every_row_twice_never_doubles_the_crew()
    {
        await using var bot = await StartAsync(
            WithoutAppliances(Rows(Page.Split('\n').SelectMany(row => IsEmployee(row) ? [row, row] : (string[])[row]))));
        var pass = await bot.RunAsync("scrape", "--days", "1");
        await using var service = await bot.StartServiceAsync();
        var pump = await service.GetAsync("/api/v1/appliances/K41P1");

        // Refused, or told with Gartan's own numbers and said.
        if (pass.Code == 1)
        {
            pump.GetProperty("state").GetString().ShouldBe("unknown");
            return;
        }

        pump.GetProperty("requirements")[0].GetProperty("have").GetInt32().ShouldBe(4);
        pump.GetProperty("countsDiffer").GetProperty("gartan").GetInt32().ShouldBe(7);
        pump.GetProperty("countsDiffer").GetProperty("read").GetInt32().ShouldBe(14);
    }

    [Fact]
    public async Task Gartans_row_leads_where_somebody_is_unreadable_and_nobody_is_said_to_be_spare()
    {
        await using var bot = await StartAsync(WithoutSection("Rules", Unreadable("ELM, SJ", Page)));
        await bot.RunAsync("scrape", "--days", "1");

        var pump = await bot.RunAsync("ask", "/pump");
        var dependsOn = await bot.RunAsync("ask", "/dependson");

        pump.Output.ShouldStartWith("🟡 K41P1 is on the run until 16:00");
        OnceUnreadable(pump);
        OnceUnreadable(await bot.RunAsync("ask", "/now"));
        dependsOn.Output.ShouldStartWith("🟡 K41P1 on the run – Gartan shows it; 1 person on the page can't be read");
    }

    [Fact]
    public async Task A_skill_is_told_with_Gartans_number()
    {
        await using var bot = await StartAsync(WithCounts("BA", "1"));
        await bot.RunAsync("scrape", "--days", "1");

        (await bot.RunAsync("ask", "/skill BA")).Output.ShouldContain("BA: 1 by Gartan's count, I count 4 – ");
    }

    [Fact]
    public async Task A_few_quarter_hours_are_limited_and_not_spoken_of()
    {
        var once = Changed("Total Crew</td>", Page, row => WithNumbers(row, (slot, number) => slot is >= 57 and < 61 ? "1" : number));
        once.ShouldNotBe(Page);
        await using var bot = await StartAsync(WithoutAppliances(once));
        await bot.RunAsync("scrape", "--days", "1");
        await using var service = await bot.StartServiceAsync();

        var pump = await service.GetAsync("/api/v1/appliances/K41P1?at=2026-06-09T14:20");
        pump.GetProperty("requirements")[0].GetProperty("have").GetInt32().ShouldBe(1);
        pump.GetProperty("state").GetString().ShouldBe("off");
        pump.GetProperty("countsDiffer").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Administrators_hear_of_a_difference_once()
    {
        await using var world = await AlertWorld.StartAsync(settings: bot =>
        {
            bot.Set("Chat:Admins:0", "paper:9");
            bot.Set("Stations:0:DaysAhead", "1");
        });

        foreach (var people in (string[])["2", "3", "2"])
        {
            world.Bot.Site.Faults.Always(SimulatedPage.Grid, Sent(WithTotalCrew(people)));
            await world.MinutesAsync(6);
        }

        var notice = world.Platform.Posts.Where(post => post.Conversation == "paper:@9").ShouldHaveSingleItem();
        notice.Text.ShouldContain("K41: Gartan counts 2, I read 7 (");
        notice.Text.ShouldContain("Gartan:HeadCount");
    }

    [Fact]
    public async Task Administrators_hear_once_that_a_page_was_refused()
    {
        await using var world = await AlertWorld.StartAsync(settings: bot =>
        {
            bot.Set("Chat:Admins:0", "paper:9");
            bot.Set("Stations:0:DaysAhead", "1");
        });
        await world.MinutesAsync(6);
        world.Bot.Site.Faults.Always(SimulatedPage.Grid, Sent(WithTotalCrew("2")));
        await world.MinutesAsync(12);

        var notice = world
            .Platform.Posts.Where(post => post.Text.Contains("K41: Gartan counts 2, I read 7 (", StringComparison.Ordinal))
            .ShouldHaveSingleItem();
        notice.Conversation.ShouldBe("paper:@9");
        notice.Text.ShouldContain("I rejected the page; the last good reading stays in use");
    }

    [Fact]
    public async Task The_doctor_compares_the_counts_of_the_last_page()
    {
        await using var bot = await StartAsync(Page);
        (await bot.RunAsync("doctor")).Output.ShouldContain("– Counts of K41: no page has been read yet.");

        await bot.RunAsync("scrape", "--days", "1");
        (await bot.RunAsync("doctor")).Output.ShouldContain("✔ Counts of K41, page of 2026-06-09: Gartan's and ours agree.");

        bot.Set("Gartan:HeadCount", "Ignore");
        bot.Site.Faults.Always(SimulatedPage.Grid, Sent(WithTotalCrew("2")));
        await bot.RunAsync("scrape", "--days", "1");
        (await bot.RunAsync("doctor")).Output.ShouldContain(
            "– Counts of K41, page of 2026-06-09: Gartan counts 2, I read 7 at 00:00; ignored");

        bot.Set("Gartan:HeadCount", "Bound");
        (await bot.RunAsync("doctor")).Output.ShouldContain("✖ Counts of K41, page of 2026-06-09: Gartan counts 2, I read 7 at 00:00.");
    }

    [Fact]
    public async Task What_hangs_on_somebody_who_is_unreadable_is_unknown_and_says_why()
    {
        var odd = WithoutSection("Rules", WithoutAppliances(Unreadable("ELM, SJ", Page)));
        await using var bot = await StartAsync(odd);
        await bot.RunAsync("scrape", "--days", "1");

        var answer = await bot.RunAsync("ask", "/pump");
        await using var service = await bot.StartServiceAsync();
        var pump = await service.GetAsync("/api/v1/appliances/K41P1");
        var crew = await service.GetAsync("/api/v1/stations/K41/crew");

        answer.Output.ShouldStartWith("⚪ K41P1 – I don't know: 1 person on the page can't be read");
        OnceUnreadable(answer);
        pump.GetProperty("state").GetString().ShouldBe("unknown");
        pump.GetProperty("ruleMet").ValueKind.ShouldBe(JsonValueKind.Null);
        pump.GetProperty("unreadable").GetInt32().ShouldBe(1);
        crew.GetProperty("crew").EnumerateArray().Single(one => one.GetProperty("name").GetString() == "ELM, SJ")
            .GetProperty("available").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    private static string[] Paths =>
    [
        "/api/v1/appliances/K41P1", "/api/v1/stations/K41/crew", "/api/v1/appliances/K41P1/gaps",
        "/api/v1/appliances/K41P1/fixes?start=2026-06-09T16:00&end=2026-06-09T17:00",
        "/api/v1/appliances/K41P1/what-if?off=GORSE%2C%20DW&from=2026-06-09T18:00&to=2026-06-09T23:00",
        "/api/v1/stations/K41/hours?name=ELM%2C%20SJ&week=2026-06-08",
    ];

    private static string HalfTheCrew => Rows(Page.Split('\n').Where((row, index) => !IsEmployee(row) || index % 2 == 1));

    /// <summary>One sentence names them and when; no other line says it again.</summary>
    private static void OnceUnreadable(Ran answer)
    {
        answer
            .Output.Split('\n')
            .Count(line => line.Contains("Can't read Gartan for Elm", StringComparison.Ordinal))
            .ShouldBe(1, answer.Output);
        answer.Output.ShouldNotContain("can't be read and count");
    }

    private static async Task<BotHarness> StartAsync(string page, params (string Key, string Value)[] settings)
    {
        var bot = await BotHarness.StartAsync();

        // The same page for three dates would be refused.
        bot.Set("Stations:0:DaysAhead", "1");
        bot.Set("Stations:0:Appliances:0:CallSign", "K41P1");
        bot.Set("Stations:0:Appliances:0:Rule", Rule);
        foreach (var (key, value) in settings)
            bot.Set(key, value);

        bot.Site.Faults.Always(SimulatedPage.Grid, Sent(page));
        return bot;
    }

    private static async Task<int[]> FixesAsync(RunningBot service)
    {
        var fixes = await service.GetAsync("/api/v1/appliances/K41P1/fixes?start=2026-06-09T18:00&end=2026-06-09T19:00");
        return [.. fixes.GetProperty("fixes").EnumerateArray().Select(fix => fix.GetProperty("people").GetArrayLength())];
    }

    private static BodyFault Sent(string page) => new(JsonSerializer.Serialize(new { d = page }));

    private static string WithTotalCrew(string people) => WithCounts("Total Crew", people);

    private static string WithCounts(string label, string people) =>
        Changed($"{label}</td>", Page, row => WithNumbers(row, (_, _) => people));

    private static string Unreadable(string name, string page) => Changed($">{name}<", page, row => row.Replace(
        """<td class="schTD">""", """<td class="schTD" style="background-color:#fedcba">""", StringComparison.Ordinal));

    private static bool IsEmployee(string row) => row.StartsWith("<tr class=\"employee\"", StringComparison.Ordinal);

    /// <summary>The page has a row in each line.</summary>
    private static string Changed(string landmark, string page, Func<string, string> change) =>
        Rows(page.Split('\n').Select(row => row.Contains(landmark, StringComparison.Ordinal) ? change(row) : row));

    private static string WithNumbers(string row, Func<int, string, string> number)
    {
        var cells = row.Split("<td>");
        return cells[0]
            + string.Concat(cells.Skip(1).Select((cell, slot) => $"<td>{number(slot, cell.Split('<')[0])}<{cell.Split('<', 2)[1]}"));
    }

    private static string WithoutAppliances(string page) => WithoutSection("Appliances", page);

    private static string WithoutSection(string title, string page)
    {
        var isIn = false;
        return Rows(page.Split('\n').Where(row =>
        {
            isIn = row.StartsWith("<tr class=\"gridheader\"", StringComparison.Ordinal)
                ? row.Contains($">{title}</td>", StringComparison.Ordinal)
                : isIn && !row.StartsWith("</table>", StringComparison.Ordinal);
            return !isIn;
        }));
    }

    private static string Rows(IEnumerable<string> rows) => string.Join('\n', rows);
}
