using System.Globalization;
using AngleSharp.Html.Parser;
using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Timeline;
using GartanChatBot.Gartan.Pages;
using GartanChatBot.Gartan.Reading;
using GartanChatBot.Rota;
using GartanChatBot.Storage;
using LiteDB;
using NodaTime;

namespace GartanChatBot.Benchmarks.Aims;

/// <summary>
/// What people would otherwise use, side by side with ours: a document tree with selectors, and a row in LiteDB for each block of each
/// person, found by an index and judged by counting. Fourteen pages to the store, then "who is on and is the pump crewed?" from it.
/// </summary>
internal static class OrdinaryWay
{
    private const int Days = 14;

    private static readonly LocalDate First = new(2026, 6, 9);
    private static readonly Instant ReadAt = Instant.FromUtc(2026, 6, 9, 13, 18);
    private static readonly StationClock London = new(DateTimeZoneProviders.Tzdb["Europe/London"]);

    public static IReadOnlyList<Figure> Measure()
    {
        var folder = Directory.CreateTempSubdirectory("gartan-");
        var page = ReadGridBenchmarks.PageOf(members: 14);
        var (ours, theirs) = (Ours(folder.FullName, page), Theirs(folder.FullName, page));
        folder.Delete(recursive: true);

        return
        [
            new("14 pages read and stored", ours.Pages / 1000, "ms", null),
            new("14 pages, ordinary way", theirs.Pages / 1000, "ms", null),
            new("14 pages: ordinary way in times of ours", theirs.Pages / ours.Pages, "×", null, MoreIsBetter: true),
            new("cold question from the store", ours.Question / 1000, "ms", null),
            new("cold question, ordinary way", theirs.Question / 1000, "ms", null),
            new("cold question: ordinary way in times of ours", theirs.Question / ours.Question, "×", null, MoreIsBetter: true),
        ];
    }

    private static (double Pages, double Question) Ours(string folder, string page)
    {
        using var database = BotDatabase.Open(Path.Combine(folder, "ours.db"), TimeProvider.System);
        var rota = new RotaStore(database, new StorageOptions());
        var reader = new DayReader(CodeBook.Usual);
        var pass = 0;
        var pages = Timing.Best(() =>
        {
            pass++;
            database.InTransaction(() =>
            {
                for (var day = 0; day < Days; day++)
                {
                    var read = reader.Read(page, SampleRota.Fernbrae.Code, London, First.PlusDays(day), ReadAt, previous: null);
                    rota.Replace(read.Day! with { ContentHash = $"{pass:D64}" });
                }
            });
        }, batches: 15);

        var question = Timing.Best(() =>
            CrewingTimeline
                .Build(SampleRota.Fernbrae, rota.Between(SampleRota.Fernbrae.Code, First, First.PlusDays(1)))
                .StateAt(Callsign.Parse("K41P1"), ReadAt));
        return (pages.Microseconds, question.Microseconds);
    }

    private static (double Pages, double Question) Theirs(string folder, string page)
    {
        using var database = new LiteDatabase(Path.Combine(folder, "theirs.db"));
        var blocks = database.GetCollection<Block>("blocks");
        blocks.EnsureIndex(block => block.Station);
        blocks.EnsureIndex(block => block.Name);
        blocks.EnsureIndex(block => block.Start);
        blocks.EnsureIndex(block => block.End);
        var parser = new HtmlParser();

        var pages = Timing.Best(() =>
        {
            for (var day = 0; day < Days; day++)
            {
                var date = First.PlusDays(day).ToDateTimeUnspecified();
                using var document = parser.ParseDocument(page);
                var found = document.QuerySelectorAll("#gridAvail tr.employee").SelectMany(row => BlocksOf(row, date)).ToList();
                blocks.DeleteMany(block => block.Station == "K41" && block.Start >= date && block.Start < date.AddDays(1));
                blocks.InsertBulk(found);
            }

            database.Checkpoint();
        }, batches: 5);

        var now = First.ToDateTimeUnspecified().AddHours(14);
        var question = Timing.Best(() =>
        {
            var on = blocks.Find(block => block.Station == "K41" && block.Start <= now && block.End > now).ToList();
            var crewed = on.Count >= 4 && on.Any(block => block.Skills.Contains("ERD", StringComparison.Ordinal));
            GC.KeepAlive(crewed);
        });
        return (pages.Microseconds, question.Microseconds);
    }

    private static IEnumerable<Block> BlocksOf(AngleSharp.Dom.IElement row, DateTime date)
    {
        var cells = row.QuerySelectorAll("td").ToList();
        var (name, skills) = (cells[0].TextContent.Trim(), cells[3].TextContent);
        var start = -1;
        for (var slot = 0; slot <= 96; slot++)
        {
            var on = slot < 96 && cells[slot + 4].TextContent.Length == 0;
            if (on && start < 0)
                start = slot;
            if (on || start < 0)
                continue;

            yield return new()
            {
                Station = "K41",
                Name = name,
                Skills = skills,
                Start = date.AddMinutes(start * 15),
                End = date.AddMinutes(slot * 15),
            };
            start = -1;
        }
    }

    /// <summary>An unbroken time on, as a row.</summary>
    private sealed class Block
    {
        public int Id { get; init; }

        public string Station { get; init; } = "";

        public string Name { get; init; } = "";

        public string Skills { get; init; } = "";

        public DateTime Start { get; init; }

        public DateTime End { get; init; }

        public override string ToString() => Start.ToString(CultureInfo.InvariantCulture);
    }
}
