using GartanChatBot.Crewing;
using GartanChatBot.Host;
using GartanChatBot.Rota;
using GartanChatBot.Tests.TestKit;
using GartanSimulator;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GartanChatBot.Tests.Web;

/// <summary>An open board hears of it when there is something new to draw.</summary>
public class BoardStreamTests
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    [Fact(Timeout = 30_000)]
    public async Task An_open_board_is_told_at_once_and_when_a_rota_changes()
    {
        await using var bot = await BotHarness.StartAsync(new SimulatorOptions { Rota = RotaStyle.Blank });
        await using var service = await bot.StartServiceAsync();
        await using var stream = await service.Client.GetStreamAsync("/live", TestContext.Current.CancellationToken);
        using var lines = new StreamReader(stream);

        await NextEventAsync(lines);
        var read = await ReadRotaAsync(bot, service);
        await EventAsync(lines, read);
        bot.Site.Rota.Book("K41", "ELM, SJ", new LocalDateTime(2026, 6, 9, 18, 0), new LocalDateTime(2026, 6, 9, 20, 0));
        var changed = await ReadRotaAsync(bot, service);
        await EventAsync(lines, changed);

        changed.Split('@')[0].ShouldNotBe(read.Split('@')[0], "the page has changed");
    }

    [Fact(Timeout = 30_000)]
    public async Task Time_alone_is_told_once_a_minute()
    {
        await using var bot = await BotHarness.StartAsync();
        bot.Site.Faults.Always(SimulatedPage.Grid, new StatusFault(503, TimeSpan.FromHours(1)));
        await using var service = await bot.StartServiceAsync();
        await using var stream = await service.Client.GetStreamAsync("/live", TestContext.Current.CancellationToken);
        using var lines = new StreamReader(stream);

        var first = await NextEventAsync(lines);
        for (var waited = TimeSpan.Zero; waited < TimeSpan.FromMinutes(1); waited += Pause)
            bot.Time.Advance(Pause);
        var next = await NextEventAsync(lines);

        MinuteOf(next).ShouldBe(MinuteOf(first) + 1, "nothing else has changed in between");
    }

    [Fact(Timeout = 30_000)]
    public async Task A_quiet_stream_says_every_fifteen_seconds_that_it_is_alive_to_proxies_and_to_scripts()
    {
        await using var bot = await BotHarness.StartAsync(now: BotHarness.Tuesday.Plus(Duration.FromSeconds(1)));
        bot.Site.Faults.Always(SimulatedPage.Grid, new StatusFault(503, TimeSpan.FromHours(1)));
        await using var service = await bot.StartServiceAsync();
        using var answer = await service.Client.GetAsync(
            "/live", HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        await NextEventAsync(lines);

        List<string> said = [];
        for (var round = 0; round < 2; round++)
        {
            for (var waited = TimeSpan.Zero; waited < TimeSpan.FromSeconds(16); waited += Pause)
                bot.Time.Advance(Pause);

            while (await lines.ReadLineAsync(TestContext.Current.CancellationToken) is { } line && said.Count < 3 * (round + 1))
            {
                if (line.Length > 0)
                    said.Add(line.Split("Z")[0]);
            }
        }

        said.ShouldBe([": alive", "event: alive", "data: 2026-06-09T13:18:17", ": alive", "event: alive", "data: 2026-06-09T13:18:33"]);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        answer.Headers.GetValues("X-Accel-Buffering").ShouldBe(["no"]);
    }

    [Fact(Timeout = 30_000)]
    public async Task An_open_board_does_not_hold_up_the_stop()
    {
        await using var bot = await BotHarness.StartAsync();
        await using var service = await bot.StartServiceAsync();
        await using var stream = await service.Client.GetStreamAsync("/live", TestContext.Current.CancellationToken);
        using var lines = new StreamReader(stream);
        await NextEventAsync(lines);

        await service.App.StopAsync(TestContext.Current.CancellationToken);

        (await lines.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldBeNullOrEmpty();
    }

    [Fact]
    public async Task Without_an_address_nothing_listens_and_all_else_runs()
    {
        await using var bot = await BotHarness.StartAsync();
        bot.Set("Web:Url", "");
        var (console, _, error) = bot.Console("/help\n/quit\n");

        var code = await bot.RunWithAsync(console with { IsInputInteractive = true }, "run");

        code.ShouldBe(ExitCode.Done, error.ToString());
        error.ToString().ShouldContain("Running without the web page.");
        console.Output.ToString()!.ShouldContain("/fix");
    }

    /// <summary>What the board is told of the reading that is made here: the rota's version and when it was read.</summary>
    private static async Task<string> ReadRotaAsync(BotHarness bot, RunningBot service)
    {
        bot.Time.Advance(TimeSpan.FromSeconds(1));
        using var answer = await service.Operator.PostAsync("/api/v1/scrape?days=1", content: null, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();

        var (rota, station) = (service.Services.GetRequiredService<RotaStore>(), StationCode.Parse("K41"));
        var told = $"{rota.VersionOf(station)}@{rota.LastReadAt(station)}";
        bot.Time.Advance(Pause);
        return told;
    }

    private static async Task EventAsync(StreamReader lines, string told)
    {
        while (!(await NextEventAsync(lines)).Contains(told, StringComparison.Ordinal))
        {
        }
    }

    private static long MinuteOf(string line) => long.Parse(line.Split(' ')[^1]);

    /// <summary>The id of what is sent: versions and reading of each rota, and the minute.</summary>
    private static async Task<string> NextEventAsync(StreamReader lines)
    {
        while (await lines.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal))
                return line;
        }

        throw new EndOfStreamException("The board's stream has ended.");
    }
}
