using System.Globalization;
using GartanChatBot.Alerts;
using GartanChatBot.Chat;
using GartanChatBot.Crewing;
using GartanChatBot.Outbox;
using GartanChatBot.Rota;
using GartanChatBot.Scraping;
using GartanChatBot.Storage;
using GartanChatBot.Tests.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NodaTime;

namespace GartanChatBot.Tests.Journeys;

/// <summary>
/// The disk fails under the running bot: it goes on answering what it read, loses no alert, and heals when the disk does. Each round is
/// another failure; <c>GARTAN_DISK_ROUNDS</c> says how many.
/// </summary>
public class DiskFaultTests(ITestOutputHelper output)
{
    private const string Administrator = "paper:@9";
    private const int AnnouncedInSixHours = 3;

    private static readonly int Rounds = Effort.Asked("GARTAN_DISK_ROUNDS", 2);
    private static readonly ChatUser Crew = new("1", "crew");

    [Fact]
    public async Task A_full_disk_delays_alerts_and_loses_none()
    {
        using var disk = SmallDisk.InMemory(megabytes: 4);
        await using var world = await StartAsync(disk.File("bot.db"));
        var random = new Random(1);

        for (var round = 0; round < Rounds; round++)
        {
            // From no byte at all to room for a commit, but not for its place in the file.
            disk.Fill(leaving: random.Next(4) * 16 * 1024);
            await FailsAndGoesOnAsync(world, round);
            disk.Free();
            await HealsAsync(world, round);
        }

        ShouldHaveToldEachOnce(world);
    }

    [Fact]
    public async Task A_disk_that_comes_and_goes_is_told_once()
    {
        using var disk = SmallDisk.InMemory(megabytes: 4);
        await using var world = await StartAsync(disk.File("bot.db"));

        for (var outage = 0; outage < 5; outage++)
        {
            disk.Fill(leaving: 0);
            ShouldRefuse(world.Services);
            await BeatAsync(world);
            disk.Free();
            for (var minute = 0; minute < 5; minute++)
                await BeatAsync(world);

            Told(world, "can't write to my disk").ShouldBe(1);
            Told(world, "works again").ShouldBe(0);
        }

        await BeatAsync(world);
        await BeatAsync(world);
        Told(world, "works again").ShouldBe(1);
    }

    [Fact]
    public async Task A_disk_that_becomes_read_only_delays_alerts_and_loses_none()
    {
        using var folder = FrozenFolder.Create();
        await using var world = await StartAsync(folder.File("bot.db"));

        for (var round = 0; round < Rounds; round++)
        {
            folder.Freeze();
            await FailsAndGoesOnAsync(world, round);
            folder.Thaw();
            await HealsAsync(world, round);
        }

        ShouldHaveToldEachOnce(world);
    }

    [Fact]
    public async Task A_file_that_is_cut_under_the_running_bot_loses_no_alert_once_a_backup_is_restored()
    {
        using var folder = new QuickFolder();
        var (path, saved) = (folder.File("bot.db"), folder.File("saved.db"));
        await using var world = await StartAsync(path);
        var (random, outages) = (new Random(2), 0);

        for (var round = 0; round < Rounds; round++)
        {
            var database = world.Services.GetRequiredService<BotDatabase>();
            database.Backup(saved);
            Cut(path, random.NextInt64(new FileInfo(path).Length));
            if (await FailuresAsync(world, round) is > 0 and var failed)
            {
                await ShouldGoOnAsync(world, round, failed, ++outages);
                await world.StopAsync();
                BotDatabase.Restore(saved, path, world.Bot.Time);
                await world.RestartAsync();
                await HealsAsync(world, round);
            }
            else
            {
                // Nobody needed what was cut off. The page without its end may not get into a backup; a compacted file is without it.
                await HealsAsync(world, round);
                output.WriteLine($"round {round}: {Record.Exception(() => database.Backup(saved))?.Message ?? "nothing is missing"}");
                database.Compact();
            }
        }

        ShouldHaveToldEachOnce(world, healing: false);
    }

    [Fact]
    public async Task The_service_with_all_its_parts_lives_through_a_full_disk_and_says_so()
    {
        using var disk = SmallDisk.InMemory(megabytes: 4);
        await using var bot = await BotHarness.StartAsync();
        bot.Set("Storage:Path", disk.File("bot.db"));
        await using var running = await bot.StartServiceAsync();
        await ManualAsync(running.Services);
        disk.Fill(leaving: 0);

        ShouldRefuse(running.Services);
        await ClockAsync(bot, TimeSpan.FromMinutes(40));

        running.App.Lifetime.ApplicationStopping.IsCancellationRequested.ShouldBeFalse();
        var health = await running.GetAsync("/health/ready");
        health.ToString().ShouldContain("degraded");
        health.ToString().ShouldContain("Database: not writable since");
        (await running.GetAsync("/api/v1/ask?text=/now")).ToString().ShouldContain("K41P1");

        disk.Free();
        await ClockAsync(bot, TimeSpan.FromMinutes(2));
        running.Services.GetRequiredService<BotDatabase>().CanWrite().ShouldBeTrue();
        (await running.GetAsync("/health/ready")).ToString().ShouldNotContain("Nothing can be stored");
    }

    private static async Task<AlertWorld> StartAsync(string path)
    {
        var world = await AlertWorld.StartAsync(
            now: Instant.FromUtc(2026, 6, 9, 5, 0),
            settings: bot =>
            {
                bot.Set("Storage:Path", path);
                bot.Set("Chat:Admins:0", "paper:9");
                bot.Set("Alerts:StartUpGrace", "00:00:00");
                bot.Set("Alerts:QuietHours", "");
            });
        await world.MinutesAsync(6);
        (await world.AskAsync(AlertWorld.Chat, Crew, "/now")).ShouldContain("K41P1");
        return world;
    }

    private async Task FailsAndGoesOnAsync(AlertWorld world, int round)
    {
        var failed = await FailuresAsync(world, round);
        failed.ShouldBeGreaterThan(0, "the disk did fail");
        await ShouldGoOnAsync(world, round, failed, outages: round + 1);
    }

    private async Task ShouldGoOnAsync(AlertWorld world, int round, int failed, int outages)
    {
        world.Platform.Posts.Where(post => post.Text.Contains(WordsOf(round))).ShouldBeEmpty();
        foreach (var question in (string[])["/now", "/pump P1", "/until", "/next"])
        {
            var answer = await world.AskAsync(AlertWorld.Chat, Crew, question);
            // What lies ahead is as old as the oldest day that was read for it.
            answer.ShouldContain(question == "/next" ? "Gartan " : $"Gartan {ReadAt(world)}", customMessage: question);
            answer.ShouldNotContain("went wrong", customMessage: question);
        }

        (await HealthAsync(world)).Status.ShouldBe(HealthStatus.Degraded);
        Told(world, "can't write to my disk").ShouldBe(outages, "told once in each outage");
        output.WriteLine($"round {round}: {failed} of 45 jobs failed; {(await HealthAsync(world)).Description}");
    }

    /// <summary>Somebody books off, and a quarter of an hour passes; the number of jobs that failed in it.</summary>
    private static async Task<int> FailuresAsync(AlertWorld world, int round)
    {
        var start = StartOf(round);
        world.NoDriver(start, start.PlusMinutes(30));

        var failed = 0;
        for (var minute = 0; minute < 15; minute++)
            failed += await BeatAsync(world);

        return failed;
    }

    private static async Task HealsAsync(AlertWorld world, int round)
    {
        for (var minute = 0; minute < 25; minute++)
            await BeatAsync(world);

        world
            .Platform.Posts.Count(post => post.Conversation == AlertWorld.Chat && post.Text.Contains(WordsOf(round)))
            .ShouldBe(1, $"round {round}: {string.Join("\n---\n", world.Platform.Texts)}");
        (await HealthAsync(world)).Status.ShouldBe(HealthStatus.Healthy);
        world.Services.GetRequiredService<BotDatabase>().CheckIntegrity().ShouldBeEmpty();
    }

    private static void ShouldHaveToldEachOnce(AlertWorld world, bool healing = true)
    {
        var announced = world
            .Services.GetRequiredService<BotDatabase>()
            .Documents<OutboxMessage>("outbox")
            .All()
            .Where(message => message.Kind == MessageKind.Announced && message.Conversation == AlertWorld.Chat)
            .ToList();
        announced.Count.ShouldBe(
            Math.Min(Rounds, AnnouncedInSixHours), "later ones are told in the rolling message, as each round has seen");
        announced.ShouldAllBe(message => message.MessageId != null);
        world.Platform.Posts.Select(post => post.Posting.Key).ShouldBeUnique();
        if (healing)
            Told(world, "works again").ShouldBe(Rounds);
    }

    private static void ShouldRefuse(IServiceProvider services) =>
        Should.Throw<IOException>(() =>
            services.GetRequiredService<BotDatabase>().Documents<DestinationHealth>("outbox_destinations").Upsert(new() { Id = "paper:1" })
        );

    private static int Told(AlertWorld world, string words) =>
        world.Platform.Posts.Count(post => post.Conversation == Administrator && post.Text.Contains(words));

    /// <summary>A minute as the service has it: a job that fails is logged, and the others run all the same.</summary>
    private static async Task<int> BeatAsync(AlertWorld world)
    {
        var failed = 0;
        foreach (
            var job in (Func<Task>[])
                [
                    () =>
                        world
                            .Services.GetRequiredService<ScheduledScrape>()
                            .RunAsync(
                                world.Services.GetRequiredService<ScrapeTargets>().All.Single(), TestContext.Current.CancellationToken),
                    () => Task.Run(world.Services.GetRequiredService<AssessJob>().Run),
                    world.DeliverAsync,
                ])
        {
            try
            {
                await job();
            }
            catch (IOException)
            {
                failed++;
            }
        }

        await world.Services.GetRequiredService<DiskWatch>().LookAsync(TestContext.Current.CancellationToken);
        world.Bot.Time.Advance(TimeSpan.FromMinutes(1));
        return failed;
    }

    /// <summary>When today's page was read the last time, on the station's clock: the age that every answer has to tell.</summary>
    private static string ReadAt(AlertWorld world)
    {
        var zone = DateTimeZoneProviders.Tzdb["Europe/London"];
        var today = world.Now.InZone(zone).Date;
        return world
            .Services.GetRequiredService<RotaStore>()
            .LastReadAt(StationCode.Parse("K41"), today)!
            .Value.InZone(zone)
            .ToString("HH:mm", CultureInfo.InvariantCulture);
    }

    private static async Task<HealthReportEntry> HealthAsync(AlertWorld world) =>
        (await world.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken)).Entries[
            "database"
        ];

    private static void Cut(string path, long length)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.SetLength(length);
    }

    private static Task ManualAsync(IServiceProvider services) =>
        services
            .GetRequiredService<StationScraper>()
            .ScrapeAsync(
                services.GetRequiredService<ScrapeTargets>().All[0], [new LocalDate(2026, 6, 9)], progress: null,
                TestContext.Current.CancellationToken);

    private static async Task ClockAsync(BotHarness bot, TimeSpan span)
    {
        for (var passed = TimeSpan.Zero; passed < span; passed += TimeSpan.FromSeconds(30))
        {
            bot.Time.Advance(TimeSpan.FromSeconds(30));
            await Task.Yield();
        }
    }

    /// <summary>Far enough ahead that it is announced, and for each round another hour.</summary>
    private static LocalDateTime StartOf(int round) => new LocalDateTime(2026, 6, 9, 12, 0).PlusHours(round);

    private static string WordsOf(int round) =>
        string.Create(CultureInfo.InvariantCulture, $"{StartOf(round):HH':'mm}–{StartOf(round).PlusMinutes(30):HH':'mm}");
}
