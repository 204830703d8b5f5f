using System.Diagnostics;
using GartanChatBot.Scraping;

namespace GartanChatBot.Benchmarks.Aims;

/// <summary>Every station of a country, one page at a time: all pages new, then all unchanged.</summary>
internal static class ManyStations
{
    private const int Stations = 356;
    private const int FlatFrom = 50;

    public static async Task<IReadOnlyList<Figure>> RunAsync(string address)
    {
        await using var bot = new MeasuredBot(address, Stations, TimeProvider.System);
        var scrape = bot.Get<ManualScrape>();
        var resident = new List<double>();

        var (took, used) = await PassAsync(scrape, resident);
        var (_, usedUnchanged) = await PassAsync(scrape, resident);

        var flat = resident.Skip(FlatFrom - 1).Take(Stations - FlatFrom + 1).ToList();
        return
        [
            new("356 stations × 14 days, all new", took.TotalSeconds, "s", 60),
            new("356 stations × 14 days, all new, processor", used.TotalSeconds, "s", null),
            new("356 stations × 14 days, unchanged, processor", usedUnchanged.TotalSeconds, "s", 10),
            new("356 stations, peak resident", resident.Max(), "MiB", 300),
            new("resident from station 50 to 356, growth", (flat.Max() - flat[0]) / flat[0] * 100, "%", 10),
        ];
    }

    private static async Task<(TimeSpan Took, TimeSpan Used)> PassAsync(ManualScrape scrape, List<double> resident)
    {
        var (started, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        foreach (var target in scrape.Targets.All)
        {
            var report = (await scrape.RunAsync(new(null, null, [target]), progress: null, CancellationToken.None)).Single();
            if (report.Failures is [var failure, ..])
                throw new InvalidOperationException($"{target.Code} {failure.Date}: {failure.Reason}");

            resident.Add(MeasuredBot.ResidentMiB());
        }

        return (Stopwatch.GetElapsedTime(started), Environment.CpuUsage.TotalTime - used);
    }
}
