using System.Text.Json;
using GartanChatBot.Chats;
using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using GartanChatBot.Tests.TestKit;
using GartanSimulator;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GartanChatBot.Tests.Journeys;

/// <summary>Pages refused for their counts, until an administrator says in chat that they are right.</summary>
public class CountsAcceptedTests
{
    private const string Administrator = "paper:@9";
    private static readonly string Good = Samples.Read("K41-2026-06-09.html");

    [Fact]
    public async Task One_tap_of_an_administrator_lets_the_next_page_be_read()
    {
        await using var world = await AlertWorld.StartAsync(settings: bot =>
        {
            bot.Set("Chat:Admins:0", "paper:9");
            bot.Set("Stations:0:DaysAhead", "1");
        });
        Send(world, Good);
        await world.MinutesAsync(6);
        Read(world).ShouldBe(7);

        Send(world, WithCrew("3"));
        await world.MinutesAsync(40);
        var asked = world.Platform.Posts.Where(post => post.Buttons.Any(button => button.Label == "Accept for K41")).ShouldHaveSingleItem();
        asked.Conversation.ShouldBe(Administrator);
        asked.Text.ShouldContain("now K41P1, counts of crew differ");
        Read(world).ShouldBe(7);

        await world.TapAsync(asked with { Conversation = AlertWorld.Chat }, new("5", "Crew"), "Accept for K41");
        await world.MinutesAsync(3);
        Read(world).ShouldBe(7, "that is for administrators");

        await world.RestartAsync();
        (await world.TapAsync(asked, new("9", "Boss"), "Accept for K41")).ShouldContain(
            "✔ Accepted for K41: K41P1, counts of crew differ.");
        await world.RestartAsync();
        await world.MinutesAsync(1);

        Read(world).ShouldBe(3);
        (await world.AskAsync(Administrator, new("9", "Boss"), "/now")).ShouldContain("⚠ Gartan counts 3, I read 7");
        world
            .Services.GetRequiredService<AuditStore>()
            .Latest(5)
            .ShouldContain(entry => entry.Who == "paper:9" && entry.Act == "accepted K41P1, counts of crew differ for");
    }

    /// <summary>Gartan's first number on the page that is believed.</summary>
    private static int Read(AlertWorld world) =>
        world
            .Services.GetRequiredService<RotaStore>()
            .Find(StationCode.Parse("K41"), new LocalDate(2026, 6, 9))
            .ShouldNotBeNull()
            .RuleCounts.Single(counts => counts.Requirement == "Total Crew")
            .Have[0];

    private static void Send(AlertWorld world, string page) =>
        world.Bot.Site.Faults.Always(SimulatedPage.Grid, new BodyFault(JsonSerializer.Serialize(new { d = page })));

    private static string WithCrew(string people) =>
        string.Join(
            '\n',
            Good.Split('\n')
                .Select(row =>
                    row.Contains(">Total Crew</td>", StringComparison.Ordinal)
                        ? string.Join(
                            "<td>",
                            row.Split("<td>")
                                .Select(
                                    (cell, place) =>
                                        place == 0
                                            ? cell
                                            : $"{people}</td>{(cell.EndsWith("</tr>", StringComparison.Ordinal) ? "</tr>" : "")}"))
                        : row));
}
