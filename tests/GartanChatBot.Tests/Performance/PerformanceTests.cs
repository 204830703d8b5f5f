using System.Diagnostics;
using System.Net.Http.Headers;
using GartanChatBot.Performance;
using GartanChatBot.Scraping;
using GartanChatBot.Storage;
using GartanChatBot.Telemetry;
using GartanChatBot.Tests.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace GartanChatBot.Tests.Performance;

/// <summary>What administrators, programs and Prometheus are told of how the bot is doing.</summary>
public class PerformanceTests
{
    [Fact]
    public async Task The_API_tells_of_scrape_store_cache_commands_and_process_after_the_contract()
    {
        await using var bot = await BotHarness.StartAsync();
        await using var service = await ScrapedAsync(bot);
        await service.GetAsync("/api/v1/ask?text=/now");
        await service.GetAsync("/api/v1/ask?text=/now");

        var sent = bot.Site.Log.Requests.Count;
        var report = await service.GetAsync("/api/v1/performance");

        report.GetProperty("scrape").GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("name").GetString())
            .ShouldBe(["assess", "compare", "fetch", "parse", "pass", "store"]);
        report.GetProperty("store").GetProperty("fileBytes").GetDouble().ShouldBeGreaterThan(0);
        var cache = report.GetProperty("cache");
        cache.GetProperty("hits").GetInt64().ShouldBeGreaterThan(0);
        cache.GetProperty("hitRate").GetDouble().ShouldBeInRange(0, 1);
        cache.GetProperty("entries").GetInt32().ShouldBeGreaterThan(0);
        var command = report.GetProperty("commands").EnumerateArray().Single();
        (command.GetProperty("name").GetString(), command.GetProperty("count").GetInt64()).ShouldBe(("now", 2));
        command.TryGetProperty("p50Ms", out _).ShouldBeTrue();
        command.TryGetProperty("p99Ms", out _).ShouldBeTrue();
        report.GetProperty("process").GetProperty("rssMiB").GetDouble().ShouldBeGreaterThan(1);
        report.GetProperty("process").GetProperty("gen2").GetInt32().ShouldBeGreaterThanOrEqualTo(0);
        report.GetProperty("requests").GetProperty("today").GetInt32().ShouldBeInRange(sent, bot.Site.Log.Requests.Count);
        report.GetProperty("requests").GetProperty("cap").GetInt32().ShouldBe(1000);
        report.GetProperty("queues").GetProperty("outbox").GetDouble().ShouldBeGreaterThanOrEqualTo(0);
        report
            .GetProperty("decisions")
            .EnumerateArray()
            .Select(line => line.GetString()!)
            .ShouldContain(line => line.StartsWith("K41: today every 5 min"));
    }

    [Fact]
    public async Task Metrics_are_for_whoever_may_and_name_nobody()
    {
        await using var bot = await BotHarness.StartAsync();
        bot.Set("Web:Token", "a-long-token-of-these-tests");
        await using var service = await ScrapedAsync(bot);

        (await service.Client.GetAsync("/metrics", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(
            System.Net.HttpStatusCode.Unauthorized);
        service.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "a-long-token-of-these-tests");
        await service.GetAsync("/api/v1/ask?text=/crew%20Cedar");
        var metrics = await service.Client.GetStringAsync("/metrics", TestContext.Current.CancellationToken);

        metrics.ShouldContain("gartanbot_command_duration_seconds_bucket");
        metrics.ShouldContain("command=\"crew\"");
        metrics.ShouldContain("gartanbot_scrape_duration_seconds");
        metrics.ShouldContain("gartanbot_store_duration_seconds");
        metrics.ShouldContain("gartanbot_cache_hits_total");
        metrics.ShouldContain("gartanbot_outbox_waiting");
        metrics.ShouldContain("gartanbot_operation_allocated_bytes_total");
        metrics.ShouldContain("dotnet_process_memory_working_set");
        metrics.ShouldContain("dotnet_gc_collections");
        foreach (var name in (string[])["ALDER", "CEDAR", "Cedar", "K41", "demo"])
            metrics.ShouldNotContain(name, Case.Sensitive);
    }

    [Fact]
    public async Task Metrics_pass_the_check_of_Prometheus_own_tool()
    {
        var promtool = Tool.Find("promtool", "apt-get install prometheus");

        await using var bot = await BotHarness.StartAsync();
        await using var service = await ScrapedAsync(bot);
        await service.GetAsync("/api/v1/ask?text=/now");
        var metrics = await service.Client.GetStringAsync("/metrics", TestContext.Current.CancellationToken);

        using var check = Process.Start(
            new ProcessStartInfo(promtool, ["check", "metrics"])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            }
        )!;
        await check.StandardInput.WriteAsync(metrics);
        check.StandardInput.Close();
        var said = await check.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await check.WaitForExitAsync(TestContext.Current.CancellationToken);

        // 3: the lint has something to say; 1: it can't be read.
        check.ExitCode.ShouldBe(0, said);
    }

    [Fact]
    public async Task An_administrator_sees_it_in_chat()
    {
        await using var bot = await BotHarness.StartAsync();
        await using var service = await ScrapedAsync(bot);
        await service.GetAsync("/api/v1/ask?text=/now");

        var text = (await service.GetAsync("/api/v1/ask?text=/performance", service.Operator)).GetProperty("text").GetString()!;

        text.ShouldContain("1 questions in the last hour");
        text.ShouldContain("of 1000 requests to Gartan used today");
        text.ShouldContain("of answers from the cache");
        text.ShouldContain("Slowest in the last hour");
        text.ShouldContain("K41: today every 5 min");
        text.ShouldContain("the cache has");
    }

    [Fact]
    public async Task The_page_comes_without_anything_from_elsewhere()
    {
        await using var bot = await BotHarness.StartAsync();
        await using var service = await bot.StartServiceAsync();

        foreach (var part in (string[])["/performance", "/look.css", "/performance.css", "/performance.js"])
        {
            var text = await service.Client.GetStringAsync(part, TestContext.Current.CancellationToken);
            text.Replace("http://www.w3.org/2000/svg", "").ShouldNotContain("//" + "cdn");
            text.Replace("http://www.w3.org/2000/svg", "").ShouldNotContain("http");
        }
    }

    [Fact]
    public void Figures_outlive_a_restart_and_are_told_with_the_last_hour()
    {
        using var world = new World();
        world.Work("parse", TimeSpan.FromMilliseconds(10), times: 5);
        world.History.Close(atEnd: true);
        world.Restart();
        world.Work("parse", TimeSpan.FromMilliseconds(10), times: 7);
        world.History.Close(atEnd: true);
        world.Restart();

        world.Hour()["scrape parse"].Count.ShouldBe(12);

        world.Time.Advance(TimeSpan.FromHours(3));
        world.History.Close();
        world.Hour().ShouldNotContainKey("scrape parse");
        world.History.Last(Duration.FromDays(1))["scrape parse"].Count.ShouldBe(12);
    }

    [Fact]
    public void What_got_slower_than_in_the_same_hour_last_week_is_said_in_a_sentence()
    {
        using var world = new World();
        world.Work("parse", TimeSpan.FromMilliseconds(10), times: 40);
        world.Work("compare", TimeSpan.FromMilliseconds(2), times: 40);
        world.Time.Advance(TimeSpan.FromMinutes(15));
        world.History.Close();

        for (var day = 0; day < 7; day++)
        {
            world.Time.Advance(TimeSpan.FromDays(1));
            world.History.Close();
        }

        world.Work("parse", TimeSpan.FromMilliseconds(21), times: 40);
        world.Work("compare", TimeSpan.FromMilliseconds(2), times: 40);

        world
            .Trends()
            .ShouldHaveSingleItem()
            .ShouldMatch(@"^parsing takes 2\.[01] times as long as last week \(2\d ms, was (9\.\d|10) ms\)$");
    }

    [Fact]
    public void Old_figures_are_forgotten()
    {
        using var world = new World();
        for (var quarter = 0; quarter < 12 * 96; quarter++)
        {
            world.Work("parse", TimeSpan.FromMilliseconds(1), times: 1);
            world.Time.Advance(TimeSpan.FromMinutes(15));
            world.History.Close();
        }

        world.Database.Documents<PerformanceStore.StoredQuarter>("performance").All().Count.ShouldBeLessThanOrEqualTo(9 * 96 + 1);
        world.History.Closed.Count.ShouldBeLessThanOrEqualTo(97);
    }

    private static async Task<RunningBot> ScrapedAsync(BotHarness bot)
    {
        var service = await bot.StartServiceAsync();
        var scrape = service.Services.GetRequiredService<ManualScrape>();
        await scrape.RunAsync(new(null, null, scrape.Targets.All), progress: null, TestContext.Current.CancellationToken);
        return service;
    }

    /// <summary>A database, a meter and a clock of one's own.</summary>
    private sealed class World : IDisposable
    {
        private BotMetrics metrics;

        public World()
        {
            Database = BotDatabase.Open(BotDatabase.InMemory, Time);
            metrics = new(null, Time);
            History = NewHistory();
        }

        public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 6, 9, 13, 3, 0, TimeSpan.Zero));

        public BotDatabase Database { get; }

        public PerformanceHistory History { get; private set; }

        public void Restart()
        {
            metrics.Dispose();
            metrics = new(null, Time);
            History = NewHistory();
            History.Recall();
        }

        public void Work(string step, TimeSpan took, int times)
        {
            for (var time = 0; time < times; time++)
            {
                var started = metrics.Start();
                Time.Advance(took);
                metrics.Scraped(step, started, OperationOutcome.Done);
            }
        }

        public IReadOnlyDictionary<string, OperationFigures> Hour() => History.Last(Duration.FromHours(1));

        public IReadOnlyList<string> Trends() =>
            GartanChatBot.Performance.LatencyTrends.Between(QuarterFigures.SumOf(History.HourOf(7)), Hour());

        public void Dispose()
        {
            metrics.Dispose();
            Database.Dispose();
        }

        private PerformanceHistory NewHistory() =>
            new(new(Database, new()), metrics, Time, Microsoft.Extensions.Logging.Abstractions.NullLogger<PerformanceHistory>.Instance);
    }
}
