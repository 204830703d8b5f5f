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

    [Fact]
    public void The_last_passes_are_answered_from_memory_and_are_those_of_the_file()
    {
        for (var number = 0; number < 120; number++)
            runs.Add(Run(Start + Duration.FromMinutes(5 * number)) with { Unchanged = number });
        // The clock was set back: what is read then is not the newest by its own time.
        runs.Add(Run(Start + Duration.FromMinutes(533)) with { Unchanged = 1000 });
        var asked = database.Queries.All.Sum(query => query.Runs);

        var last = runs.Latest(50).Select(run => run.Unchanged).ToList();

        database.Queries.All.Sum(query => query.Runs).ShouldBe(asked);
        new ScrapeRunStore(database, SampleRota.Options).Latest(50).Select(run => run.Unchanged).ShouldBe(last);
    }

    [Fact]
    public void A_pass_that_is_rolled_back_was_none_and_its_transaction_saw_it()
    {
        runs.Add(Run(Start));

        Should.Throw<InvalidOperationException>(() => database.InTransaction(() =>
        {
            runs.Add(Run(Start + Duration.FromMinutes(5)));
            runs.Latest(10).Count.ShouldBe(2);
            throw new InvalidOperationException("undone");
        }));

        runs.Latest(10).ShouldHaveSingleItem().StartedAt.ShouldBe(Start);
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
