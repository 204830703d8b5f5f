using GartanChatBot.Alerts.Outbox;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Scraping;
using GartanChatBot.Tests.TestKit;
using GartanChatBot.Verbs;
using GartanSimulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GartanChatBot.Tests.Journeys;

/// <summary>The bot speaks first: once, and never from what it has not read.</summary>
public class FirstAlertTests
{
    private static readonly LocalDateTime Six = new(2026, 6, 9, 18, 0);
    private static readonly string[] Drivers = ["ALDER, TM", "CEDAR, ML", "ELM, SJ"];

    [Fact]
    public async Task A_read_that_opens_a_gap_is_told_on_the_terminal_once()
    {
        await using var bot = await WholeBot.StartAsync(new() { Rota = RotaStyle.Blank });
        var (console, output, _) = bot.Console("");
        await using var app = BotHost.BuildService(bot.Settings(), console);
        await ReadAndDeliverAsync(app);
        output.ToString().ShouldBeEmpty();

        foreach (var driver in Drivers)
            bot.Site.Rota.Book("K41", driver, Six, Six.PlusHours(1));
        bot.Time.Advance(TimeSpan.FromMinutes(5));
        await ReadAndDeliverAsync(app);

        var alert = output.ToString();
        alert.ShouldContain("🔴 K41P1 will be off the run today 18:00–19:00");
        alert.ShouldContain("No driver · for 1 h · starts in 3 h 37 m");

        bot.Time.Advance(TimeSpan.FromMinutes(5));
        await ReadAndDeliverAsync(app);
        output.ToString().ShouldBe(alert);
    }

    [Fact]
    public async Task A_restart_tells_nothing_twice()
    {
        await using var bot = await WholeBot.StartAsync();
        await using (var app = BotHost.BuildService(bot.Settings(), bot.Console("").Console))
            await ReadAndDeliverAsync(app);

        bot.Time.Advance(TimeSpan.FromMinutes(10));
        var (console, output, _) = bot.Console("");
        await using var restarted = BotHost.BuildService(bot.Settings(), console);
        await ReadAndDeliverAsync(restarted);

        output.ToString().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_that_cannot_be_read_neither_opens_nor_ends_a_shortage()
    {
        await using var bot = await WholeBot.StartAsync();
        var (console, output, _) = bot.Console("");
        await using var app = BotHost.BuildService(bot.Settings(), console);
        await ReadAndDeliverAsync(app);
        var told = output.ToString();

        bot.Site.Faults.Always(SimulatedPage.Grid, new BodyFault("""{"d":null}"""));
        for (var minutes = 0; minutes < 90; minutes += 5)
        {
            bot.Time.Advance(TimeSpan.FromMinutes(5));
            await ReadAndDeliverAsync(app);
        }

        bot.Site.Faults.Clear();
        bot.Time.Advance(TimeSpan.FromHours(1));
        await ReadAndDeliverAsync(app);

        told.ShouldContain("today 16:00–17:00");
        output.ToString().ShouldBe(told);
    }

    [Fact]
    public async Task News_that_a_platform_did_not_take_stays_in_the_outbox()
    {
        await using var bot = await WholeBot.StartAsync();
        var platform = new UnwillingPlatform { Refuses = true };
        bot.Set("Chat:Approved:0", "paper:1");
        var (console, _, _) = bot.Console("");
        await using var app = BotHost.BuildService(
            bot.Settings(), console with { ConfigureServices = services => services.AddSingleton<TimeProvider>(bot.Time).AddSingleton<IChatPlatform>(platform) });
        await ReadAndDeliverAsync(app);
        platform.Sent.ShouldBe(0);

        platform.Refuses = false;
        bot.Time.Advance(TimeSpan.FromMinutes(2));
        await app.Services.GetRequiredService<OutboxDispatcher>().DeliverDueAsync(TestContext.Current.CancellationToken);
        var sent = platform.Sent;
        await app.Services.GetRequiredService<OutboxDispatcher>().DeliverDueAsync(TestContext.Current.CancellationToken);

        sent.ShouldBePositive();
        platform.Sent.ShouldBe(sent);
    }

    private static async Task ReadAndDeliverAsync(WebApplication app)
    {
        var target = app.Services.GetRequiredService<ScrapeTargets>().All.Single();
        await app.Services.GetRequiredService<DuePass>().RunAsync(target, TestContext.Current.CancellationToken);
        await app.Services.GetRequiredService<OutboxDispatcher>().DeliverDueAsync(TestContext.Current.CancellationToken);
    }

    private sealed class UnwillingPlatform : IChatPlatform
    {
        public bool Refuses { get; set; }

        public int Sent { get; private set; }

        public string Name => "paper";

        public Conversation DirectTo(string userId) => new(Name, userId);

        public Task<string> SendAsync(Conversation conversation, Reply reply, Posting posting, CancellationToken cancellationToken)
        {
            if (Refuses)
                throw new NotDeliveredException("Out of paper.");

            Sent++;
            return Task.FromResult(posting.Key);
        }

        public Task EditAsync(Conversation conversation, string messageId, Reply reply, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task PinAsync(Conversation conversation, string messageId, CancellationToken cancellationToken) => Task.CompletedTask;

        public string? Bookmark(Conversation conversation) => null;

        public Task<string?> FindAsync(Conversation conversation, Reply reply, Posting posting, string? bookmark, CancellationToken cancellationToken) =>
            Task.FromResult<string?>(null);
    }
}
