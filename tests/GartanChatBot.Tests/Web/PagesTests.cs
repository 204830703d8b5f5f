using System.Net.Http.Json;
using System.Text.Json;
using GartanChatBot.Chat;
using GartanChatBot.Settings;
using GartanChatBot.Tests.TestKit;
using GartanChatBot.Web;
using GartanSimulator;
using NodaTime;

namespace GartanChatBot.Tests.Web;

/// <summary>What the pages beside the board say: why no message came, what was refused, what is in force, and how it was.</summary>
public class PagesTests
{
    private const string Password = "a-very-secret-word";

    [Fact]
    public async Task The_alerts_page_says_of_each_shortage_which_chat_was_told_and_why_another_was_not()
    {
        await using var bot = await BotHarness.StartAsync();
        bot.Set("Chat:Approved:0", "pretend:-100");
        bot.Set("Alerts:LookAhead", "08:00:00");
        bot.Replace<IChatPlatform>(new RecordingPlatform("pretend"));
        await bot.RunAsync("scrape");
        await using var service = await bot.StartServiceAsync();

        using var muted = await service.Operator.PostAsJsonAsync(
            "/api/v1/ask", new { text = "/mute 4h" }, TestContext.Current.CancellationToken);
        muted.EnsureSuccessStatusCode();

        var alerts = await service.GetAsync("/api/v1/alerts");

        RowsOf(alerts, "Current shortages").Select(row => string.Join(" | ", row)).ShouldBe([
            "K41P1 | today 16:00–17:00 | a pretend chat | not alerted yet",
            "K41P1 | today 16:00–17:00 | a terminal chat | muted in this chat",
            "K41P1 | Wed 06:45–12:30 | a pretend chat | starts beyond the chat's look-ahead of 8 h",
            "K41P1 | Wed 06:45–12:30 | a terminal chat | muted in this chat",
        ]);
        RowsOf(alerts, "Mutes").Select(row => string.Join(" | ", row)).ShouldBe(["All shortages | a terminal chat | 14:18 | 18:18"]);
    }

    [Fact]
    public async Task The_runs_page_says_which_day_was_refused_and_why()
    {
        await using var bot = await BotHarness.StartAsync(new SimulatorOptions { Rota = RotaStyle.Blank });
        await bot.RunAsync("scrape", "--days", "2");
        bot.Site.Faults.Always(SimulatedPage.Grid, new StatusFault(404));
        bot.Time.Advance(TimeSpan.FromMinutes(20));
        await bot.RunAsync("scrape", "--days", "1");
        bot.RunsNothingByItself();
        await using var service = await bot.StartServiceAsync();

        var runs = await service.GetAsync("/api/v1/runs");
        var passes = RowsOf(runs, "Recent scrapes");
        var days = RowsOf(runs, "Pages of K41");

        passes.Count.ShouldBe(2);
        passes[0][^1].ShouldStartWith("Tue 9 Jun: ");
        passes[0][^1].ShouldContain("404");
        passes[1][^1].ShouldBeEmpty();
        days[0].ShouldBe(["Tue 9 June", "14:18", "old: 20 min", ""]);
        days[1][2].ShouldBe("fresh");
        days[2][2].ShouldBe("not read");
    }

    [Fact]
    public async Task The_settings_page_has_every_value_in_force_and_no_secret()
    {
        await using var bot = await BotHarness.StartAsync();
        bot.Set("Gartan:Password", Password);
        bot.Set("Alerts:MostReminders", "7");
        bot.Set("Web:OperatorToken", Password);
        bot.Set("Telemetry:OtlpEndpoint", $"http://somebody:{Password}@collector.example.org:4317/?key={Password}");
        await using var service = await bot.StartServiceAsync();

        var answer = await service.GetAsync("/api/v1/settings");
        var titles = answer.GetProperty("tables").EnumerateArray().Select(table => table.GetProperty("title").GetString()!);
        var rows = titles.SelectMany(title => RowsOf(answer, title)).ToList();

        answer.GetRawText().ShouldNotContain(Password);
        rows.ShouldContain(row => row.SequenceEqual(new[] { "Gartan:Password", "set", "set here" }));
        rows.ShouldContain(row => row.SequenceEqual(new[] { "Alerts:MostReminders", "7", "set here" }));
        rows.ShouldContain(row => row.SequenceEqual(new[] { "Alerts:Confirmations", "2", "" }));
        rows.ShouldContain(row => row[0] == "Telemetry:OtlpEndpoint" && row[1] == "http://collector.example.org:4317/ (***)");
    }

    [Fact]
    public void A_secret_anywhere_in_the_options_is_never_a_value()
    {
        var web = new WebOptions { Token = new(Password), Proxies = ["10.0.0.1", "10.0.0.2"] };

        var all = new SettingsInForce([("Web", web)]).All;

        all.ShouldContain(new SettingInForce("Web:Token", "set", IsShipped: false));
        all.ShouldContain(new SettingInForce("Web:OperatorToken", "not set", IsShipped: true));
        all.ShouldContain(new SettingInForce("Web:Proxies:1", "10.0.0.2", IsShipped: false));
    }

    [Fact]
    public async Task The_history_counts_what_was_read_by_weekday_and_hour_and_nothing_else()
    {
        await using var bot = await BotHarness.StartAsync(new SimulatorOptions { Rota = RotaStyle.Blank });
        foreach (var driver in (string[])["ALDER, TM", "CEDAR, ML", "ELM, SJ"])
            bot.Site.Rota.Book("K41", driver, new LocalDateTime(2026, 6, 8, 9, 15), new LocalDateTime(2026, 6, 8, 10, 0));
        await bot.RunAsync("scrape", "--from", "2026-06-08", "--days", "2");
        await using var service = await bot.StartServiceAsync();

        var pump = (await service.GetAsync("/api/v1/stations/K41/history")).GetProperty("pumps")[0];
        var (off, known) = (HoursOf(pump, "off"), HoursOf(pump, "known"));

        off[9].ShouldBe(45, "Monday from nine to ten");
        off.Sum().ShouldBe(45);
        known.Take(24).ShouldBe(Enumerable.Repeat(60, 24), "Monday was read");
        known.Skip(24).Sum().ShouldBe(0, "today is not over, and the weeks before were not read");
        pump.GetProperty("words").GetString().ShouldBe("Off the run for 45 m of 24 h read (3.1 %).");
    }

    private static List<int> HoursOf(JsonElement pump, string what) =>
        [.. pump.GetProperty(what).EnumerateArray().SelectMany(day => day.EnumerateArray().Select(hour => hour.GetInt32()))];

    private static List<string[]> RowsOf(JsonElement answer, string title) =>
        [
            .. answer
                .GetProperty("tables")
                .EnumerateArray()
                .Single(table => table.GetProperty("title").GetString() == title)
                .GetProperty("rows")
                .EnumerateArray()
                .Select(row => row.GetProperty("cells").EnumerateArray().Select(cell => cell.GetString()!).ToArray()),
        ];
}
