using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using GartanChatBot.Storage;
using GartanChatBot.Tests.Storage;
using static GartanChatBot.Tests.Rota.SampleRota;

namespace GartanChatBot.Tests.Rota;

public class RotaConcurrencyTests
{
    private const int Passes = 60;
    private const int Days = 4;

    /// <summary>
    /// In each pass everybody on every day has as many slots as the pass has a number: whatever is read must agree with itself.
    /// </summary>
    [Fact]
    public async Task Readers_never_see_half_a_day_nor_half_a_pass_nor_a_version_going_back()
    {
        using var folder = new TemporaryFolder();
        using var database = BotDatabase.Open(folder.File("gartan.db"), TimeProvider.System);
        var rota = new RotaStore(database, Options);
        Pass(0);
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() => Read(rota, done.Token))).ToArray();

        for (var pass = 1; pass <= Passes; pass++)
            Pass(pass);
        await done.CancelAsync();

        (await Task.WhenAll(readers)).ShouldAllBe(reads => reads > 0);
        rota.VersionOf(Fernbrae).ShouldBe((Passes + 1) * Days);

        void Pass(int pass) => database.InTransaction(() =>
        {
            var members = Enumerable.Range(0, 14).Select(name => Member($"MEMBER {name}", SlotSet.First(pass))).ToArray();
            for (var number = 0; number < Days; number++)
                rota.Replace(Day(Tuesday.PlusDays(number), Noon, $"{pass}", members));
        });
    }

    private static int Read(RotaStore rota, CancellationToken end)
    {
        var reads = 0;
        var version = 0L;
        for (; reads == 0 || !end.IsCancellationRequested; reads++)
        {
            var before = rota.VersionOf(Fernbrae);
            var days = rota.Between(Fernbrae, Tuesday, Tuesday.PlusDays(Days));

            before.ShouldBeGreaterThanOrEqualTo(version);
            version = before;
            days.Count.ShouldBe(Days);
            days.SelectMany(day => day.Members).Select(member => member.Available.Count).Distinct().ShouldHaveSingleItem()
                .ShouldBeGreaterThanOrEqualTo((int)(before / Days) - 1);
            days.ShouldAllBe(day => day.ContentHash == $"{day.Members[0].Available.Count}");
        }

        return reads;
    }
}
