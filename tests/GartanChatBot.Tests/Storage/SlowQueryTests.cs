using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using GartanChatBot.Storage;
using GartanChatBot.Telemetry;
using GartanChatBot.Tests.Gartan;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace GartanChatBot.Tests.Storage;

public class SlowQueryTests
{
    [Theory]
    [InlineData(249, 0)]
    [InlineData(250, 1)]
    public void A_query_that_takes_long_is_logged_with_its_plan_and_no_other(int milliseconds, int lines)
    {
        using var folder = new TemporaryFolder();
        var (time, log) = (new FakeTimeProvider(), new FakeLogger<QueryCatalogue>());
        using var database = BotDatabase.Open(
            folder.File("bot.db"), time, new QueryCatalogue(BotMetrics.Off, time, new StorageOptions().SlowQuery, log));
        var rota = new RotaStore(database, new StorageOptions());
        rota.Replace(Sample.Day("K41-2026-06-09.html"));
        database.PlanSeen = (_, _) => time.Advance(TimeSpan.FromMilliseconds(milliseconds));

        for (var ask = 0; ask < 2; ask++)
            rota.Between(StationCode.Parse("K41"), new LocalDate(2026, 6, 9), new LocalDate(2026, 6, 10)).Count.ShouldBe(1);

        log.Collector.GetSnapshot()
            .Count(record => record.Level is LogLevel.Warning)
            .ShouldBe(lines, "the first of a kind is compiled and read from the disk");
        if (lines > 0)
        {
            log.LatestRecord.Level.ShouldBe(LogLevel.Warning);
            log.LatestRecord.Message.ShouldStartWith("The query rota_days.where._id took 250 ms for 1 documents (INDEX RANGE SCAN(_id");
        }
    }
}
