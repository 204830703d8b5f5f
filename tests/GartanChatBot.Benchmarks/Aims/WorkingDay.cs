using GartanChatBot.Chat.Terminal;
using GartanChatBot.Commands;
using GartanChatBot.Rota;
using GartanChatBot.Scraping;

namespace GartanChatBot.Benchmarks.Aims;

/// <summary>
/// A working day of a station: pages read as they fall due, questions as they were noted down (<c>command-mix.txt</c>: minute of the day
/// and question). The cache's own clock can't be turned, so it is emptied whenever its time to live has passed on ours since it was last
/// filled.
/// </summary>
internal static class WorkingDay
{
    public static async Task<IReadOnlyList<Figure>> RunAsync(string address)
    {
        var midnight = new DateTimeOffset(TimeProvider.System.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
        var clock = new TurnedClock(midnight);
        await using var bot = new MeasuredBot(address, stations: 1, clock);
        var (pass, cache, router) = (bot.Get<ScheduledScrape>(), bot.Get<TimelineCache>(), bot.Get<CommandRouter>());
        var (target, timeToLive) = (bot.Get<ScrapeTargets>().All.Single(), bot.Get<CacheOptions>().TimeToLive);
        var mix = Mix();
        var (hits, misses, builds, filled) = (0L, 0L, 0L, midnight);

        for (var minute = 0; minute < 24 * 60; minute++)
        {
            if (clock.GetUtcNow() - filled >= timeToLive)
                cache.Forget();

            await pass.RunAsync(target, CancellationToken.None);
            foreach (var question in mix.Where(line => line.Minute == minute))
            {
                var before = (cache.Hits, cache.Misses);
                await router.AnswerAsync(TerminalListener.Asked(question.Text), CancellationToken.None);
                hits += cache.Hits - before.Hits;
                misses += cache.Misses - before.Misses;
            }

            if (cache.Misses != builds)
                (builds, filled) = (cache.Misses, clock.GetUtcNow());
            clock.Turn(TimeSpan.FromMinutes(1));
        }

        return
        [
            new($"cache hits of {mix.Count} questions in a working day", (double)hits / (hits + misses) * 100, "%", 95, MoreIsBetter: true),
        ];
    }

    private static List<(int Minute, string Text)> Mix() =>
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "command-mix.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => (TimeSpan.Parse(line[..5], System.Globalization.CultureInfo.InvariantCulture), line[6..]))
            .Select(line => ((int)line.Item1.TotalMinutes, line.Item2)),
    ];
}
