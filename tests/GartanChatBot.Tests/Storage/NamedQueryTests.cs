using GartanChatBot.Performance;
using GartanChatBot.Rota;
using GartanChatBot.Scraping;
using GartanChatBot.Storage;
using GartanChatBot.Tests.TestKit;
using GartanChatBot.Web;
using GartanSimulator;
using Microsoft.Extensions.DependencyInjection;

namespace GartanChatBot.Tests.Storage;

/// <summary>Every query that the whole bot makes in a simulated day is known by name and bounded.</summary>
public class NamedQueryTests
{
    /// <summary>Read whole on purpose, because they stay small, and how many documents at most.</summary>
    private static readonly Dictionary<string, int> SmallCollections = new(StringComparer.Ordinal)
    {
        ["rota_readings"] = 100,
        ["rota_versions"] = 100,
        ["gaps"] = 200,
        ["boards"] = 200,
        ["people"] = 500,
        ["chats"] = 200,
        ["alert_chats"] = 200,
        ["alert_mutes"] = 200,
        ["alert_told"] = 500,
        ["alert_offers"] = 200,
        ["alert_contacts"] = 100,
        ["outbox_destinations"] = 200,
        ["gartan_marks"] = 500,
        ["stations"] = 100,
    };

    private static readonly string[] Questions =
    [
        "/now", "/pump", "/why", "/until", "/crew Cedar", "/skill driver", "/dependson", "/next", "/timeline", "/week", "/who Sat 09:00",
        "/fix", "/whatif off Gorse 18:00 23:00", "/hours", "/me", "/status", "/help", "/performance",
    ];

    [Fact]
    public async Task Each_query_of_a_working_day_seeks_or_scans_a_bounded_range()
    {
        await using var bot = await BotHarness.StartAsync(new() { Rota = RotaStyle.Lively });
        await using var app = bot.BuildService();
        var database = app.Services.GetRequiredService<BotDatabase>();
        var pass = app.Services.GetRequiredService<ScheduledScrape>();
        var target = app.Services.GetRequiredService<ScrapeTargets>().All.Single();
        for (var hour = 0; hour < 24; hour++)
        {
            await pass.RunAsync(target, TestContext.Current.CancellationToken);
            foreach (var question in Questions)
                await app
                    .Services.GetRequiredService<WebQuestionHandler>()
                    .AnswerAsync(new(question, null, "ELM, SJ"), TestContext.Current.CancellationToken);
            bot.Time.Advance(TimeSpan.FromHours(1));
        }

        app.Services.GetRequiredService<PerformanceHistory>().Close(atEnd: true);
        ActivatorUtilities.CreateInstance<HousekeepingJob>(app.Services).Run();
        app.Services.GetRequiredService<RotaStore>().ForgetMember("ALDER, TM");

        var asked = database.Queries.All.Where(query => query.Runs > 0).ToList();
        asked.Select(query => query.Name).ShouldBeUnique();
        asked.Count.ShouldBeGreaterThan(15);
        asked.Where(query => query.Predicate is not null && query.Documents > 0).ShouldAllBe(query => query.Plan != null);
        asked.ShouldAllBe(query => query.IsBounded, string.Join('\n', asked.Select(query => $"{query.Name}: {query.Plan}")));
        foreach (var whole in asked.Where(query => query.ReadsAll))
        {
            SmallCollections.ShouldContainKey(whole.Collection, "a collection that grows is never read whole");
            whole.MaxDocuments.ShouldBeLessThanOrEqualTo(SmallCollections[whole.Collection]);
        }
    }
}
