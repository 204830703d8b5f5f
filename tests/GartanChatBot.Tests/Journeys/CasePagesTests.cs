using System.Text.Json;
using System.Text.RegularExpressions;
using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using GartanChatBot.Tests.TestKit;
using GartanSimulator;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GartanChatBot.Tests.Journeys;

/// <summary>
/// Sample pages that look right and are not, or look odd and are right: each imported from its file and scraped from the site.
/// </summary>
public partial class CasePagesTests
{
    private const string Rule = "Total Crew: 4, MGR x 1, LGV x 1, BA x 2";
    private static readonly LocalDate Usual = new(2026, 6, 9);
    private static readonly LocalDate Friday = new(2026, 11, 27);
    private static readonly SimulatedStation Sorrelby = SimulatedStation.Fernbrae with
    {
        BrigadeId = 1505,
        Code = "S05",
        Name = "Sorrelby",
    };

    private static readonly string[] Off =
    [
        "off-by-background-image", "off-by-merged-cell", "off-by-row-class", "off-by-second-class", "off-by-title",
    ];

    public enum Way
    {
        Import,
        Scrape,
    }

    public static TheoryData<string, Way> EverybodyOff => Each(Off);

    public static TheoryData<string, Way> ReadRight =>
        Each(
            "two-row-sections-K41-2026-11-27", "legend-row-K41-2026-11-27", "rules-extra-cell-K41-2026-11-27",
            "distinct-seats-K41-2026-11-27", "off-station-section");

    public static TheoryData<string, Way, string> Refused => new()
    {
        { "crew-twice", Way.Import, "A crew row is listed twice" },
        { "crew-twice", Way.Scrape, "A crew row is listed twice" },
        { "of-another-station", Way.Import, "This looks like R12: it has R12P1" },
        { "of-another-station", Way.Scrape, "This looks like R12: it has R12P1" },
    };

    [Theory]
    [MemberData(nameof(EverybodyOff))]
    public async Task Nobody_is_on_where_the_pages_own_count_is_nought(string file, Way way)
    {
        await using var bot = await StartAsync(Usual, Sorrelby);

        await TakeAsync(bot, way, Samples.Read($"{file}.html"), Sorrelby, Usual);

        foreach (var question in (string[])["/pump S05P1", "/who"])
        {
            var answer = await bot.RunAsync("ask", question);
            answer.Output.ShouldNotContain("🟢", customMessage: question);
            answer.Output.ShouldNotContain("🟡", customMessage: question);
        }

        Read(bot, Sorrelby, Usual)?.Members.ShouldAllBe(member => member.Available.IsEmpty);
    }

    [Theory]
    [MemberData(nameof(EverybodyOff))]
    public async Task The_same_marks_are_harmless_where_the_counts_say_that_everybody_is_on(string file, Way way)
    {
        await using var bot = await StartAsync(Usual, Sorrelby);
        var page = Samples.Read($"{file}.html");
        foreach (var (label, people) in ((string, string)[])[("Total Crew", "6"), ("BA", "5"), ("LGV", "1"), ("MGR", "1")])
            page = Regex.Replace(
                page, $"(?<=<td colspan=\"5\">{label}</td>.*)<td>0</td>", $"<td>{people}</td>", RegexOptions.None, TimeSpan.FromSeconds(5));

        (await TakeAsync(bot, way, page, Sorrelby, Usual)).Code.ShouldBe(0);

        Read(bot, Sorrelby, Usual).ShouldNotBeNull().Members.ShouldAllBe(member => member.Available.Count == 96);
        (await bot.RunAsync("ask", "/pump S05P1")).Output.ShouldContain("Yes – S05P1 is on the run");
    }

    [Theory]
    [MemberData(nameof(ReadRight))]
    public async Task An_odd_layout_is_read_like_the_usual_one(string file, Way way)
    {
        var page = Samples.Read($"{file}.html");
        var date = file.EndsWith("2026-11-27", StringComparison.Ordinal) ? Friday : Usual;
        await using var bot = await StartAsync(date, SimulatedStation.Fernbrae);

        var ran = await TakeAsync(bot, way, page, SimulatedStation.Fernbrae, date);

        ran.Code.ShouldBe(0, ran.Output + ran.Error);
        var day = Read(bot, SimulatedStation.Fernbrae, date).ShouldNotBeNull();
        day.Members.Select(member => (member.Name, Bar(member.Available))).ShouldBe(CrewOn(page));
        Bar(day.Appliances.ShouldHaveSingleItem().OnTheRun).ShouldBe(RunOn(page));
        day.RuleCounts.Select(counts => (counts.Requirement, string.Join(' ', counts.Have))).ShouldBe(CountsOn(page));
        (await bot.RunAsync("ask", "/now")).Output.ShouldNotContain("Gartan counts");
    }

    [Theory]
    [InlineData("legend-row-K41-2026-11-27", "1 rows of unknown kind were skipped.")]
    [InlineData("off-station-section", "1 people are listed in a section other than the crew's and were not counted.")]
    public async Task What_was_left_out_is_said(string file, string said)
    {
        await using var bot = await StartAsync(Friday, SimulatedStation.Fernbrae);

        (await TakeAsync(bot, Way.Import, Samples.Read($"{file}.html"), SimulatedStation.Fernbrae, Friday)).Error.ShouldContain(said);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_page_that_is_not_the_stations_day_is_refused_and_says_why(string file, Way way, string reason)
    {
        await using var bot = await StartAsync(Usual, SimulatedStation.Fernbrae);

        var ran = await TakeAsync(bot, way, Samples.Read($"{file}.html"), SimulatedStation.Fernbrae, Usual);

        ran.Code.ShouldBe(1);
        (ran.Output + ran.Error).ShouldContain(reason);
        Read(bot, SimulatedStation.Fernbrae, Usual).ShouldBeNull();
    }

    [Theory]
    [InlineData(Way.Import)]
    [InlineData(Way.Scrape)]
    public async Task Half_the_crew_gone_is_said_with_Gartans_own_number(Way way)
    {
        await using var bot = await StartAsync(Usual, SimulatedStation.Fernbrae);

        (await TakeAsync(bot, way, Samples.Read("half-the-crew-gone.html"), SimulatedStation.Fernbrae, Usual)).Code.ShouldBe(0);

        foreach (var question in (string[])["/now", "/pump"])
            (await bot.RunAsync("ask", question)).Output.ShouldContain(
                "⚠ Gartan counts 7, I read 3 (00:00): somebody is missing here.", customMessage: question);
    }

    private static TheoryData<string, Way> Each(params string[] files)
    {
        var data = new TheoryData<string, Way>();
        foreach (var file in files)
        {
            foreach (var way in Enum.GetValues<Way>())
                data.Add(file, way);
        }

        return data;
    }

    private static async Task<BotHarness> StartAsync(LocalDate date, SimulatedStation station)
    {
        var site = new SimulatorOptions { Rota = RotaStyle.Blank, Stations = [station] };
        var bot = await BotHarness.StartAsync(site, date.At(new(14, 20)).InUtc().ToInstant());
        bot.Set("Stations:0:Appliances:0:CallSign", $"{station.Code}P1");
        bot.Set("Stations:0:Appliances:0:Rule", Rule);
        return bot;
    }

    private static async Task<Ran> TakeAsync(BotHarness bot, Way way, string page, SimulatedStation station, LocalDate date)
    {
        if (way is Way.Scrape)
        {
            bot.Site.Faults.Always(SimulatedPage.Grid, new BodyFault(JsonSerializer.Serialize(new { d = page })));
            return await bot.RunAsync("scrape", "--days", "1");
        }

        var file = Path.Combine(bot.Folder, "page.html");
        await File.WriteAllTextAsync(file, page, TestContext.Current.CancellationToken);
        return await bot.RunAsync("import", file, "--station", station.Code, "--date", date.ToString("uuuu-MM-dd", null));
    }

    private static StationDay? Read(BotHarness bot, SimulatedStation station, LocalDate date)
    {
        using var service = bot.BuildService();
        return service.Services.GetRequiredService<RotaStore>().Find(StationCode.Parse(station.Code), date);
    }

    private static string Bar(SlotSet slots) => string.Concat(Enumerable.Range(0, 96).Select(slot => slots[slot] ? '1' : '0'));

    /// <summary>Those of the crew's own section; on these pages an empty cell is on.</summary>
    private static IEnumerable<(string Name, string On)> CrewOn(string page) =>
        Employee()
            .Matches(page.Split("Off station")[0])
            .Select(row =>
                (
                    row.Groups["name"].Value,
                    string.Concat(
                        row.Groups["cell"]
                            .Captures.Select(cell => cell.ValueSpan.Contains("class=\"schTD\"></td>", StringComparison.Ordinal) ? '1' : '0')
                    )));

    private static string RunOn(string page) =>
        string.Concat(Pump().Matches(page).Select(cell => cell.Groups["verdict"].Value is "Available" ? '1' : '0'));

    private static IEnumerable<(string Requirement, string Have)> CountsOn(string page) =>
        Count()
            .Matches(page)
            .Select(row => (row.Groups["name"].Value, string.Join(' ', row.Groups["number"].Captures.Select(number => number.Value))));

    [GeneratedRegex(
        "<tr class=\"employee\"><td colspan=\"2\">(?<name>[^<]*)</td><td>[^<]*</td><td>[^<]*</td><td "
            + "class=\"skillCol\">[^<]*</td>(?<cell><td [^>]*>[^<]*</td>)*",
        RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Employee();

    [GeneratedRegex("title=\"K41P1 \\(\\d{4} - \\d{4}\\) (?<verdict>\\w+)\"", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Pump();

    [GeneratedRegex(
        "<tr><td colspan=\"5\">(?<name>[A-Za-z ]+)</td>(<td>Avail</td>)?(<td>(?<number>\\d+)</td>)+", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Count();
}
