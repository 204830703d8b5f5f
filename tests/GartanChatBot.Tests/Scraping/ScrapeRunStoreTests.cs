using GartanChatBot.Crewing;
using GartanChatBot.Scraping;
using GartanChatBot.Storage;
using GartanChatBot.Tests.Rota;
using NodaTime;

namespace GartanChatBot.Tests.Scraping;

public sealed class ScrapeRunStoreTests : IDisposable
{
    private static readonly Instant Start = Instant.FromUtc(2026, 6, 9, 11, 0);

    private readonly BotDatabase database = BotDatabase.Open(BotDatabase.InMemory, TimeProvider.System);
    private readonly ScrapeRunStore runs;

    public ScrapeRunStoreTests() => runs = new(database, SampleRota.Options);

    public void Dispose() => database.Dispose();

    [Fact]
    public void Tells_the_last_passes_newest_first_with_their_failures()
    {
        for (var number = 0; number < 5; number++)
            runs.Add(Run(Start + Duration.FromMinutes(5 * number)));

        var last = runs.Latest(2);

        last.Select(run => run.StartedAt).ShouldBe([Start + Duration.FromMinutes(20), Start + Duration.FromMinutes(15)]);
        last[0].Pages.ShouldBe(14);
        last[0].Took.ShouldBe(Duration.FromMilliseconds(1234));
        last[0].Failed.ShouldHaveSingleItem().ShouldBe(new ScrapeFailure(new(2026, 6, 10), "it answers \"503\""));
    }

    [Fact]
    public void Passes_of_two_stations_at_the_same_moment_are_both_kept()
    {
        runs.Add(Run(Start));
        runs.Add(Run(Start) with { Station = StationCode.Parse("K42") });

        runs.Latest(10).Count.ShouldBe(2);
    }

    [Fact]
    public void Passes_are_forgotten_after_14_days()
    {
        var plans = new List<string>();
        runs.Add(Run(Start));
        runs.Add(Run(Start + Duration.FromSeconds(1)));
        database.PlanSeen = (_, mode) => plans.Add(mode);

        runs.Add(Run(Start + Duration.FromDays(14) + Duration.FromSeconds(1)));

        runs.Latest(10).Select(run => run.StartedAt)
            .ShouldBe([Start + Duration.FromDays(14) + Duration.FromSeconds(1), Start + Duration.FromSeconds(1)]);
        plans.ShouldAllBe(mode => mode.StartsWith("INDEX RANGE SCAN(_id"));
    }

    private static ScrapeRun Run(Instant startedAt) => new()
    {
        Station = SampleRota.Fernbrae,
        StartedAt = startedAt,
        Took = Duration.FromMilliseconds(1234),
        Unchanged = 12,
        Changed = 1,
        Logins = 1,
        Failed = [new(new(2026, 6, 10), "it answers \"503\"")],
    };
}
