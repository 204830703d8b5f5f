using GartanChatBot.Tests.TestKit;

namespace GartanChatBot.Tests.Journeys;

/// <summary>What the operator is told of a saved page, and whose it may be.</summary>
public class ImportTests
{
    [Theory]
    [InlineData("R12-2026-06-09.html", "R12")]
    [InlineData("rota_r12_2026-06-09.html", "R12")]
    [InlineData("2026-06-09 R12.html", "R12")]
    [InlineData("S05-2026-06-09.html", "S05")]
    public async Task A_name_that_says_another_station_is_refused(string name, string other)
    {
        await using var bot = await StartAsync();
        var file = Copy(bot, "K41-2026-06-09.html", name);

        var ran = await bot.RunAsync("import", file, "--station", "K41");

        ran.Code.ShouldBe(1);
        ran.Error.ShouldContain($"its name says {other}, not K41.");
    }

    [Theory]
    [InlineData("K41-2026-06-09.html")]
    [InlineData("page-2026-06-09.html")]
    [InlineData("from R12 to K41 2026-06-09.html")]
    [InlineData("tuesday9-2026-06-09.html")]
    public async Task A_name_that_says_ours_or_none_is_taken(string name)
    {
        await using var bot = await StartAsync();

        (await bot.RunAsync("import", Copy(bot, "K41-2026-06-09.html", name), "--station", "K41")).Code.ShouldBe(0);
    }

    [Fact]
    public async Task What_is_odd_in_a_page_is_said()
    {
        await using var bot = await StartAsync();

        var ran = await bot.RunAsync(
            "import", Path.Combine(Samples.Folder, "read-unknown-code.html"), "--station", "K41", "--date", "2026-06-09");

        ran.Code.ShouldBe(0, ran.Error);
        ran.Error.ShouldContain("read-unknown-code.html: unknown codes ");
    }

    [Fact]
    public async Task Another_stations_page_is_refused_and_a_page_that_lost_a_section_wants_to_be_accepted()
    {
        await using var bot = await StartAsync();
        var other = await bot.RunAsync(
            "import", Path.Combine(Samples.Folder, "of-another-station.html"), "--station", "K41", "--date", "2026-06-09", "--accept");
        await bot.RunAsync("import", Path.Combine(Samples.Folder, "K41-2026-06-09.html"), "--station", "K41");
        var page = Samples.Read("K41-2026-06-10.html");
        var less = Path.Combine(bot.Folder, "K41-2026-06-10.html");
        await File.WriteAllTextAsync(
            less, page[..page.IndexOf("<tr class=\"gridheader\"><td colspan=\"5\">Rules", StringComparison.Ordinal)] + "</table>",
            TestContext.Current.CancellationToken);

        var refused = await bot.RunAsync("import", less, "--station", "K41");
        var accepted = await bot.RunAsync("import", less, "--station", "K41", "--accept");

        other.Code.ShouldBe(1);
        other.Error.ShouldContain("This looks like R12");
        refused.Code.ShouldBe(1);
        refused.Error.ShouldContain(
            "The page has no section of rules, which it had before. If the page is right, import it with --accept.");
        accepted.Code.ShouldBe(0, accepted.Error);
    }

    private static async Task<BotHarness> StartAsync()
    {
        var bot = await BotHarness.StartAsync();
        bot.Set("Stations:1:Code", "R12");
        bot.Set("Stations:1:BrigadeId", "1201");
        return bot;
    }

    private static string Copy(BotHarness bot, string sample, string name)
    {
        var file = Path.Combine(bot.Folder, name);
        File.Copy(Path.Combine(Samples.Folder, sample), file);
        return file;
    }
}
