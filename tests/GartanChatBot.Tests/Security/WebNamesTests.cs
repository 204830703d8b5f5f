using System.Text.Json;
using System.Text.RegularExpressions;
using GartanChatBot.Chat;
using GartanChatBot.Tests.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace GartanChatBot.Tests.Security;

/// <summary>
/// No path of the web says more of a name than <c>Web:Names</c> allows, whoever looks; the operator reads what the page says.
/// </summary>
public class WebNamesTests
{
    private const string Crew = "/api/v1/stations/K41/crew";
    private const string Pump = "/api/v1/appliances/K41P1";
    private const string Hours = "/api/v1/stations/K41/hours?name=ELM%2C%20SJ";

    private static readonly string[] Paths =
    [
        "/", "/board.js", "/health/live", "/health/ready", "/metrics", "/openapi/v1.json", "/performance", "/api/v1/performance",
        "/api/v1/board", "/api/v1/alerts", "/api/v1/runs", "/api/v1/settings", "/api/v1/stations/K41/history", "/station/K41",
        "/api/v1/stations", Crew, $"{Crew}?at=2026-06-09T18:30", Pump, $"{Pump}?at=2026-06-09T14:30", $"{Pump}/gaps",
        $"{Pump}/fixes?start=2026-06-09T16:00&end=2026-06-09T17:00",
        $"{Pump}/what-if?off=ELM%2C%20SJ&from=2026-06-09T18:00&to=2026-06-09T19:00",
        $"{Pump}/what-if?off=EML&from=2026-06-09T18:00&to=2026-06-09T19:00", Hours,
    ];

    [Theory]
    [InlineData("none", true)]
    [InlineData("roles", true)]
    [InlineData("initials", true)]
    [InlineData("short", true)]
    [InlineData("full", true)]
    [InlineData(null, true)]
    [InlineData("none", false)]
    [InlineData("roles", false)]
    [InlineData("initials", false)]
    [InlineData("short", false)]
    public async Task A_viewer_reads_no_fuller_name_than_is_allowed(string? names, bool withToken)
    {
        await using var bot = await BotHarness.StartAsync();
        if (withToken)
            bot.Set("Web:Token", WebVisitor.ViewerToken);
        if (names is not null)
            bot.Set("Web:Names", names);
        bot.Set("Web:OperatorToken", WebVisitor.OperatorToken);
        await bot.RunAsync("scrape");
        await using var service = await bot.StartServiceAsync();
        var people = NamesIn((await (new WebVisitor("GET", Crew) { Token = WebVisitor.OperatorToken }).AnswerAsync(service)).Body);
        people.ShouldContain("ELM, SJ");
        var forbidden = ForbiddenIn(names ?? "short", people);
        var visits = Paths.Select(path => new WebVisitor("GET", path)).Concat(Questions(service).Select(WebVisitor.Ask))
            .Select(visit => withToken ? visit with { Token = WebVisitor.ViewerToken } : visit).ToList();
        if (withToken)
            visits.AddRange([
                .. visits
                    .Select(visit => visit with { Token = null })
                    .ToList()
                    .ConvertAll(visit => visit.With("Cookie", AccessTableTests.CookieAsync(service).Result)),
            ]);

        List<string> told = [];
        var answered = 0;
        foreach (var visit in visits)
        {
            var (status, body) = await visit.AnswerAsync(service);
            answered += status == 200 ? 1 : 0;
            told.AddRange(
                forbidden.Where(name => name.IsMatch(WithoutEcho(visit, body))).Select(name => $"{visit.Path}: {name} in {body}"));
        }

        told.ShouldBeEmpty();
        answered.ShouldBeGreaterThan(40);
        var frame = await FirstFrameAsync(service, withToken);
        forbidden.Where(name => name.IsMatch(frame)).ShouldBeEmpty(frame);
        frame.Contains("Elm", StringComparison.Ordinal).ShouldBe(names is null or "short" or "full");
        NamesIn((await (visits[0] with { Path = Crew }).AnswerAsync(service)).Body)[people.IndexOf("ELM, SJ")].ShouldBe(ElmAs(names));
    }

    [Fact]
    public async Task The_operator_and_programs_of_this_machine_read_the_names_of_the_page()
    {
        await using var bot = await BotHarness.StartAsync();
        bot.Set("Web:OperatorToken", WebVisitor.OperatorToken);
        await bot.RunAsync("scrape");
        await using var service = await bot.StartServiceAsync();

        foreach (var token in (string?[])[null, WebVisitor.OperatorToken])
        {
            foreach (var path in (string[])[Crew, Pump, Hours])
                (await (new WebVisitor("GET", path) { Token = token }).AnswerAsync(service)).Body.ShouldContain(
                    "ELM, SJ", customMessage: $"{token} {path}");
        }
    }

    [Theory]
    [InlineData("initials", "SJE", 200)]
    [InlineData("initials", "elm, sj", 200)]
    [InlineData("short", "Elm", 200)]
    [InlineData("none", "ELM, SJ", 200)]
    [InlineData("none", "somebody", 404)]
    [InlineData("roles", "FFC", 404)]
    [InlineData("full", "Elm", 404)]
    public async Task A_person_is_found_by_the_name_of_the_page_and_by_the_one_that_is_shown(string names, string off, int expected)
    {
        await using var bot = await BotHarness.StartAsync();
        bot.Set("Web:Names", names);
        await bot.RunAsync("scrape");
        await using var service = await bot.StartServiceAsync();

        (
            await new WebVisitor(
                "GET", $"{Pump}/what-if?off={Uri.EscapeDataString(off)}&from=2026-06-09T18:00&to=2026-06-09T19:00").StatusAsync(service)
        ).ShouldBe(expected);
    }

    private static string ElmAs(string? names) => names switch
    {
        "none" => "somebody",
        "roles" => "FFC",
        "initials" => "SJE",
        "full" => "ELM, SJ",
        _ => "Elm",
    };

    /// <summary>What may not be read: surnames, initials, and the two together.</summary>
    private static List<Regex> ForbiddenIn(string names, IReadOnlyList<string> people)
    {
        var parts = people.Select(name => name.Split(", ")).ToList();
        var surnames = parts.Select(part => $@"\b{part[0]}\b");
        var letters = parts.Select(part => $@"\b{part[1]}{part[0][0]}\b");
        var initials = parts.Select(part => $@"\b{part[0]},? {part[1]}\b");
        return
        [
            .. (names switch
            {
                "none" or "roles" => surnames.Concat(letters),
                "initials" => surnames,
                "short" => initials,
                _ => [],
            }).Select(pattern => new Regex(pattern, RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1))),
        ];
    }

    private static IEnumerable<string> Questions(RunningBot service) =>
        service
            .Services.GetServices<IChatCommand>()
            .Where(command => !command.Changes(CommandArguments.None))
            .SelectMany(command =>
                (string[])[$"/{command.Name}", $"/{command.Name} elm", $"/{command.Name} 18-23", $"/{command.Name} off elm 18-23"])
            .Concat(["who's on?", "what would fix tonight?", "what if elm goes off tonight", "/crew zzz", "who can drive?"]);

    /// <summary>An answer may give the asker's own word back to them, once.</summary>
    private static string WithoutEcho(WebVisitor visit, string body)
    {
        var asked = Uri.UnescapeDataString(visit.Path.Split('?') is [_, var query] ? query : "");
        foreach (var word in (string[])["ELM, SJ", "elm"])
        {
            if (
                asked.Contains(word, StringComparison.Ordinal)
                && Regex.IsMatch(
                    body,
                    @"I don't know a|can't read|I can tell|There is no|There's no|Which |[dw] \\""|works on its own",
                    RegexOptions.None,
                    TimeSpan.FromSeconds(1)))
                return body.Replace(word, "", StringComparison.OrdinalIgnoreCase);
        }

        return body;
    }

    private static List<string> NamesIn(string crew) =>
        [
            .. JsonDocument
                .Parse(crew)
                .RootElement.GetProperty("crew")
                .EnumerateArray()
                .Select(member => member.GetProperty("name").GetString()!),
        ];

    private static async Task<string> FirstFrameAsync(RunningBot service, bool withToken)
    {
        using var answer = await (new WebVisitor("GET", "/live") { Token = withToken ? WebVisitor.ViewerToken : null }).SendAsync(service);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        return (await reader.ReadLineAsync(TestContext.Current.CancellationToken))!;
    }
}
