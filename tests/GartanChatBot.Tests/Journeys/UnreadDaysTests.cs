using GartanChatBot.Alerts.Messages;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Terminal;
using GartanChatBot.Chats;
using GartanChatBot.Outbox;
using GartanChatBot.PinnedBoards;
using GartanChatBot.Tests.TestKit;
using GartanSimulator;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GartanChatBot.Tests.Journeys;

/// <summary>Days that are old or were never read, on everything that the bot shows: Fernbrae on Tuesday 9 June 2026, 14:18.</summary>
public class UnreadDaysTests
{
    private static readonly Conversation Chat = new("paper", "1");

    private static readonly LocalDate Wednesday = new(2026, 6, 10);

    [Fact]
    public async Task Nothing_is_green_beyond_the_last_day_that_was_read()
    {
        await using var bot = await BotHarness.StartAsync(new() { Rota = RotaStyle.Blank });
        await bot.RunAsync("scrape", "--days", "2");
        var answer = (await bot.RunAsync("ask", "/next")).Output;
        await using var service = bot.BuildService();

        var board = Board(service.Services);

        answer.ShouldStartWith("⚪ I don't know if we're short: part of the time isn't known before Tue 23 June");
        answer.ShouldContain("Not read: Thu 11 June – Mon 22 June.");
        board.ShouldContain("Not known whether we're short: Thu 11 June – Mon 22 June.");
        board.ShouldNotContain("No further gap");
    }

    [Fact]
    public async Task An_alert_waits_while_the_day_of_its_gap_is_not_known_and_is_told_once_it_is_read()
    {
        await using var world = await AlertWorld.StartAsync();
        await world.MinutesAsync(5);
        world.NoDriver(Wednesday.At(new(10, 0)), Wednesday.At(new(12, 0)));
        world.Platform.Fails = _ => new NotDeliveredException("No paper.");
        await world.MinutesAsync(35);
        world.Bot.Site.Faults.OnDays(day => day == Wednesday, new GridFault(GridDefects.CutShort));
        await world.MinutesAsync(65);

        world.Platform.Fails = _ => null;
        await world.MinutesAsync(20);
        Told(world).ShouldNotContain(text => text.Contains("off the run"));

        world.Bot.Site.Faults.Clear();
        await world.MinutesAsync(40);
        Told(world).ShouldContain(text => text.Contains("K41P1 will be off the run Wed 10:00–12:00"));
    }

    [Fact]
    public async Task Gaps_of_a_day_that_was_read_long_ago_are_marked_on_board_and_digest()
    {
        await using var world = await AlertWorld.StartAsync();
        world.NoDriver(new(2026, 6, 12, 10, 0), new(2026, 6, 12, 12, 0));
        await world.MinutesAsync(1);
        world.Bot.Site.Faults.OnDays(day => day > Wednesday, new GridFault(GridDefects.CutShort));
        await world.MinutesAsync(150);

        var board = Board(world.Services);
        var digest = Digest(world.Services, world.Now);

        board.ShouldContain("Next gap: Fri 10:00–12:00 · 2 h · no driver · ⚠ read 14:18");
        board.ShouldContain("⚠ some of the time ahead last read 14:18");
        digest.ShouldContain("K41P1 Fri 10:00–12:00 · 2 h · no driver · ⚠ read 14:18");
        digest.ShouldContain("⚠ 2 h 31 m old");
    }

    [Theory]
    [InlineData(29, "Gartan at most 30 min old", "🟢 K41P1 on the run")]
    [InlineData(31, "⚠ Gartan last read 02:18", "🟢 K41P1 on the run")]
    [InlineData(60, "⚠ Gartan last read 02:18", "⚪ K41P1 – I don't know")]
    public async Task At_night_a_board_is_old_only_when_two_of_the_rarer_readings_are_missing(int minutes, string age, string verdict)
    {
        await using var bot = await BotHarness.StartAsync(new() { Rota = RotaStyle.Blank }, BotHarness.Tuesday + Duration.FromHours(12));
        await bot.RunAsync("scrape");
        bot.Time.Advance(TimeSpan.FromMinutes(minutes));
        await using var service = bot.BuildService();

        var board = Board(service.Services);

        board.ShouldStartWith(verdict);
        board.ShouldContain(age);
    }

    [Fact]
    public async Task A_day_that_was_only_imported_is_not_reading_Gartan()
    {
        await using var bot = await BotHarness.StartAsync();
        (await bot.RunAsync("import", Path.Combine(Samples.Folder, "K41-2026-06-09.html"), "--station", "K41")).Code.ShouldBe(0);

        var status = (await bot.RunAsync("ask", "/status")).Output;

        status.ShouldStartWith("⚪ ");
        status.ShouldNotContain("Reading Gartan:");
    }

    [Fact]
    public async Task Status_is_no_longer_green_when_only_tomorrow_is_old()
    {
        await using var bot = await BotHarness.StartAsync();
        await bot.RunAsync("scrape");
        bot.Time.Advance(TimeSpan.FromMinutes(40));
        await bot.RunAsync("scrape", "--days", "1");

        var status = (await bot.RunAsync("ask", "/status")).Output;

        status.ShouldStartWith("🟡 Reading Gartan: 14:58");
        status.ShouldContain("⚠ tomorrow's page 40 min old");
    }

    [Fact]
    public async Task Status_promises_nothing_of_readings_that_a_clock_set_back_has_put_into_the_future()
    {
        await using var bot = await BotHarness.StartAsync();
        await bot.RunAsync("scrape");
        bot.Time.AdjustTime(bot.Time.GetUtcNow() - TimeSpan.FromHours(3));

        var status = (await bot.RunAsync("ask", "/status")).Output;

        status.ShouldStartWith("⚪ ");
        (await bot.RunAsync("ask", "/pump")).Output.ShouldStartWith("⚪ ");
    }

    private static string Board(IServiceProvider services) =>
        new TerminalWriter().Write(services.GetRequiredService<BoardRenderer>().Write(Chat));

    private static string Digest(IServiceProvider services, Instant now)
    {
        services.GetRequiredService<ChatDirectory>().Change(Chat, known => known with { DigestAlways = true });
        var message = new OutboxMessage { Id = "1", Conversation = "paper:1", Kind = MessageKind.Daily, QueuedAt = now, Due = now };
        return new TerminalWriter().Write(services.GetRequiredService<DigestReply>().Of(message, now).Reply.ShouldNotBeNull());
    }

    private static IEnumerable<string> Told(AlertWorld world) =>
        world.Platform.Posts.Where(post => post.Conversation == AlertWorld.Chat).Select(post => post.Text);
}
