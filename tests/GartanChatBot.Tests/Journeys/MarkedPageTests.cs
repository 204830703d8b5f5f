using GartanChatBot.Crewing;
using GartanChatBot.Tests.Gartan.Marks;
using GartanChatBot.Tests.TestKit;

namespace GartanChatBot.Tests.Journeys;

/// <summary>A page on which everybody is off in a way that no reader can know, from the file to the answers.</summary>
public class MarkedPageTests
{
    private static readonly (string Name, string[] Skills)[] Crew =
    [
        ("ASPEN, LT", ["IC", "BA"]), ("BRACKEN, OD", ["ERD", "BA"]), ("CLOVER, FE", ["BA"]), ("DAPHNE, RW", ["BA"]), ("ERICA, NS", ["BA"]),
        ("FOXGLOVE, HM", []),
    ];

    private static readonly Marking[] Ways =
    [
        new("second class") { SecondClass = " unavailable" },
        new("title") { Title = "Unavailable" },
        new("background image") { Attributes = " style=\"background-image:url(off.png)\"" },
        new("row class") { RowClass = " offstation" },
        new("merged cell") { Merged = true },
        new("data attribute") { Attributes = " data-state=\"0\"" },
        new("picture") { Inside = "<img src=\"off.png\">" },
        new("comment") { Inside = "<!-- off -->" },
        new("label") { Attributes = " aria-label=\"Unavailable\"" },
        new("letters' colour") { Attributes = " style=\"color:#999\"" },
        new("heading cell") { Tag = "th" },
        new("hidden row") { Row = " hidden" },
        new("name's class") { Front = " class=\"standby\">" },
    ];

    public static TheoryData<string> Names => [.. Ways.Select(way => way.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Nobody_is_on_by_a_cell_that_bears_an_unknown_mark(string way)
    {
        foreach (var rules in (RulesKind[])[RulesKind.Right, RulesKind.Absent])
        {
            await using var bot = await StartAsync();

            var import = await ImportAsync(bot, way, rules);
            foreach (var question in (string[])["/pump S05P1", "/now", "/who"])
            {
                var answer = await bot.RunAsync("ask", question, "--at", "2026-06-09T14:20");
                answer.Output.ShouldNotContain("🟢", customMessage: $"{way}, {rules}: {import.Output}");
                answer.Output.ShouldNotContain("🟡", customMessage: $"{way}, {rules}: {import.Output}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_same_mark_is_harmless_where_the_counts_say_that_everybody_is_on(string way)
    {
        await using var bot = await StartAsync();

        (await ImportAsync(bot, way, RulesKind.AllOn)).Code.ShouldBe(0);

        (await bot.RunAsync("ask", "/pump S05P1", "--at", "2026-06-09T14:20")).Output.ShouldContain("Yes – S05P1 is on the run");
    }

    [Fact]
    public async Task The_doctor_shows_what_was_learnt_and_what_nobody_knows()
    {
        await using var bot = await StartAsync();
        await ImportAsync(bot, "second class", RulesKind.Right);
        await ImportAsync(bot, "title", RulesKind.Absent);

        var doctor = await bot.RunAsync("doctor");

        doctor.Output.ShouldContain("✔ Marks: \"class unavailable\" means off. Inferred from Gartan's totals.");
        doctor.Output.ShouldContain("– Marks: \"title Unavailable\" is unknown");
        doctor.Output.ShouldContain("Gartan:Marks:Off");

        bot.Set("Gartan:Marks:Neutral:0", "title Unavailable");
        (await ImportAsync(bot, "title", RulesKind.Absent)).Code.ShouldBe(0);
        (await bot.RunAsync("ask", "/pump S05P1", "--at", "2026-06-09T14:20")).Output.ShouldContain(
            "Yes – S05P1 is on the run", customMessage: "the operator says so");
    }

    private static async Task<BotHarness> StartAsync()
    {
        var bot = await BotHarness.StartAsync();
        bot.Set("Stations:0:Code", "S05");
        bot.Set("Stations:0:Name", "Sorrelby");
        bot.Set("Stations:0:Appliances:0:CallSign", "S05P1");
        bot.Set("Stations:0:Appliances:0:Rule", "Total Crew: 4, MGR x 1, LGV x 1, BA x 2");
        return bot;
    }

    private static async Task<Ran> ImportAsync(BotHarness bot, string way, RulesKind rules)
    {
        var people = Crew.Select(one => new MarkedPerson(one.Name, one.Skills, SlotSet.Empty, SlotSet.First(96))).ToList();
        var page = new MarkedPage(people, Ways.Single(known => known.Name == way)) { Rules = rules };
        var file = Path.Combine(bot.Folder, "S05-2026-06-09.html");
        await File.WriteAllTextAsync(file, page.Write(), TestContext.Current.CancellationToken);
        return await bot.RunAsync("import", file, "--station", "S05", "--accept");
    }
}
