using GartanChatBot.Alerts;
using GartanChatBot.Alerts.State;
using GartanChatBot.Chat;
using GartanChatBot.Chats;
using GartanChatBot.Commands;
using GartanChatBot.Crewing;
using GartanChatBot.Outbox;
using GartanChatBot.Rota;
using GartanChatBot.Scraping;
using GartanChatBot.Tests.TestKit;
using GartanSimulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GartanChatBot.Tests.Alerts.Oracle.NinetyDays;

/// <summary>
/// The whole bot through a season, in steps of five minutes: restless crew, people who mute and who have seen it, a site that fails,
/// restarts, and a night on which the clocks change. After every step, what each chat was told is what the second opinion says that it
/// should be told.
/// </summary>
internal static class Season
{
    private const int DaysAhead = 3;
    private const int StepsOfADay = 24 * 12;

    private static readonly Duration Step = Duration.FromMinutes(5);
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/London"];

    private static readonly Listener[] Listeners =
    [
        new("paper:all", Duration.FromHours(24), Quiet: null),
        new("paper:near", Duration.FromHours(4), (new(22, 0), new(7, 0))),
    ];

    public static async Task LiveThroughAsync(LocalDate first, int days, int seed, ClockChangeColumns columns)
    {
        var start = Zone.AtStartOfDay(first).ToInstant();
        var station = SimulatedStation.Fernbrae with
        {
            Members = [.. SimulatedStation.Fernbrae.Members.Select(member => member with { GivenHours = 40 })],
        };
        await using var bot = await BotHarness.StartAsync(
            new()
            {
                Stations = [station],
                Rota = RotaStyle.Lively,
                Seed = seed,
                ClockChange = columns,
            },
            start);
        using var folder = new QuickFolder();
        var platform = new RecordingPlatform("paper");
        bot.Replace<IChatPlatform>(platform);
        bot.Set("Storage:Path", folder.File("bot.db"));
        bot.Set("Stations:0:DaysAhead", $"{DaysAhead}");
        foreach (var (index, listener) in Listeners.Index())
            bot.Set($"Chat:Approved:{index}", listener.Chat);

        var crew = new RestlessCrew(bot.Site, station, seed);
        var pages = new PagesRead(bot.Site, station, Zone, DaysAhead);
        var expected = new ExpectedAlerts(pages, Zone, station.Code, station.Appliances[0].CallSign, DaysAhead, Listeners);
        var readers = new RestlessReaders(expected, [.. Listeners.Select(listener => listener.Chat)], seed);
        var app = bot.BuildService();
        Subscribe(app);
        var (started, failures, restarts, compared) = (start, 0, 0, 0);
        try
        {
            for (var step = 0; step < days * StepsOfADay; step++)
            {
                var now = start + Step * step;
                bot.Time.SetUtcNow(now.ToDateTimeOffset());
                crew.Act(now.InZone(Zone).LocalDateTime);
                if (crew.Chance(1.0 / 400))
                {
                    await app.DisposeAsync();
                    app = bot.BuildService();
                    (started, restarts) = (now, restarts + 1);
                }

                await readers.ActAsync(app.Services.GetRequiredService<CommandRouter>(), now);
                await StepAsync(app);
                failures = Follow(pages, expected, crew.SiteIsDown, now, started, failures);
                compared = Compare(platform, expected, compared, now, () => Explain(app, expected, pages, now));
            }
        }
        finally
        {
            await app.DisposeAsync();
        }

        platform.Sent.GroupBy(message => (message.Conversation, message.Posting!.Key))
            .Where(same => same.Count() > 1)
            .ShouldBeEmpty("none twice");
        platform.Sent.Count.ShouldBeGreaterThan(days, "a rota on which nothing happens proves nothing");
        new[] { crew.Edits / 10, crew.Failures, restarts, readers.Mutes, readers.Sightings }.ShouldAllBe(count => count > days / 10);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{platform.Sent.Count} messages, {platform.Edited.Count} edits of them, {crew.Edits} bookings, {crew.Failures} outages, "
                + $"{restarts} restarts, {readers.Mutes} mutes, {readers.Sightings} times seen"
        );
    }

    private static void Subscribe(WebApplication app)
    {
        var chats = app.Services.GetRequiredService<ChatDirectory>();
        foreach (var listener in Listeners)
        {
            Conversation.TryParse(listener.Chat, out var conversation).ShouldBeTrue();
            chats.Change(conversation!, known => known with
            {
                LookAhead = listener.LookAhead,
                QuietHours = listener.Quiet is var (from, to) ? $"{from:HH:mm}-{to:HH:mm}" : "",
            });
        }
    }

    private static async Task StepAsync(WebApplication app)
    {
        var target = app.Services.GetRequiredService<ScrapeTargets>().All.Single();
        await app.Services.GetRequiredService<ScheduledScrape>().RunAsync(target, TestContext.Current.CancellationToken);
        ActivatorUtilities.CreateInstance<AssessJob>(app.Services).Run();
        await app.Services.GetRequiredService<OutboxDispatcher>().DeliverDueAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>
    /// The first pages of a pass are looked at before the others are read, as many as tell a site that ignores the date; then time alone
    /// is.
    /// </summary>
    private static int Follow(PagesRead pages, ExpectedAlerts expected, bool siteIsDown, Instant now, Instant started, int failures)
    {
        var asked = pages.Asked(now);
        var isTodayAsked = asked.Contains(pages.DateOf(now));
        if (siteIsDown)
        {
            failures += isTodayAsked ? 1 : 0;
        }
        else
        {
            failures = isTodayAsked ? 0 : failures;
            foreach (
                var together in (IReadOnlyList<LocalDate>[])
                    [
                        [.. asked.Take(RepeatedPages.TooMany)], [.. asked.Skip(RepeatedPages.TooMany)],
                    ])
            {
                foreach (var date in together)
                    pages.Note(date, now);
                if (together.Count > 0)
                    expected.Look(now, started, failures);
            }
        }

        expected.Look(now, started, failures);
        return failures;
    }

    private static int Compare(RecordingPlatform platform, ExpectedAlerts expected, int compared, Instant now, Func<string> explain)
    {
        if (platform.Sent.Count == compared && expected.Sent.Count == compared)
            return compared;

        var sent = platform.Sent.Skip(compared).ToList();
        var wanted = expected.Sent.Skip(compared).Select(id => (Id: id, Key: KeyOf(id))).ToList();
        var missing = wanted
            .Where(want => !sent.Exists(message => message.Posting!.Key == want.Key))
            .Select(want => $"not sent: {want.Id}");
        var unwanted = sent.Where(message => !wanted.Exists(want => want.Key == message.Posting!.Key))
            .Select(message => $"not wanted in {message.Conversation}: {message.Text}");
        List<string> wrong = [.. missing, .. unwanted];
        if (wrong.Count > 0)
            Assert.Fail($"{now.InZone(Zone)}\n{string.Join('\n', wrong)}\n{explain()}");
        return platform.Sent.Count;
    }

    private static string Explain(WebApplication app, ExpectedAlerts expected, PagesRead pages, Instant now)
    {
        var told = app.Services.GetRequiredService<GapNotificationStore>().All().ToLookup(each => each.Gap, StringComparer.Ordinal);
        var (rota, status) = (
            app.Services.GetRequiredService<RotaStore>(),
            app.Services.GetRequiredService<IRotaReader>().StatusOf(StationCode.Parse("K41")));
        List<string> lines = [$"{status}", "bot:"];
        foreach (
            var gap in app
                .Services.GetRequiredService<ShortageStore>()
                .All()
                .Where(gap => !gap.IsClosed || gap.ClosedAt > now - Duration.FromHours(1)))
        {
            lines.Add(
                $"  {gap.Id} {Local(gap.Start)}–{Local(gap.End)} {gap.State} seen {gap.Sightings} gone {gap.Absences} counted "
                    + $"{Local(gap.CountedReading)} of {gap.PieceOf} {string.Join(',', gap.Unmet)}"
            );
            lines.AddRange(
                told[gap.Id]
                    .Select(each =>
                        $"    {each.Conversation} at {Local(each.AnnouncedAt)} off {Local(each.NowOffAt)} own {each.IsOwn} rolling "
                            + $"{each.Rolling} worse {each.Worse} told {Local(each.ToldStart)}–{Local(each.ToldEnd)}"
                    ));
        }

        lines.Add("model:");
        foreach (var gap in expected.Gaps)
        {
            lines.Add(
                $"  {KnownGap.IdOf("K41P1", gap.FirstStart, gap.FirstSeen)} {Local(gap.Start)}–{Local(gap.End)} {gap.Phase} seen "
                    + $"{gap.Times} gone {gap.TimesGone} counted {Local(gap.Counted)} {string.Join(',', gap.Missing)}"
            );
            lines.AddRange(
                gap.Told.Select(each =>
                    $"    {each.Key} at {Local(each.Value.At)} off {Local(each.Value.OffAt)} own {each.Value.ByItself} rolling "
                        + $"{each.Value.Rolling} worse {each.Value.Worse}"
                ));
        }

        lines.AddRange(
            Enumerable
                .Range(-1, DaysAhead + 1)
                .Select(pages.DateOf(now).PlusDays)
                .Select(date =>
                    $"  {date:ddd dd} read {Local(pages.ReadAt(date))}, by the bot {Local(rota.LastReadAt(StationCode.Parse("K41"), date))}"
                ));
        return string.Join('\n', lines);
    }

    private static string Local(Instant? instant) =>
        instant is { } at && at > Instant.FromUtc(2000, 1, 1, 0, 0) ? at.InZone(Zone).ToString("dd HH:mm", null) : "-";

    private static string KeyOf(string id) => new OutboxMessage { Id = id, Conversation = "", Kind = "" }.Key;
}
