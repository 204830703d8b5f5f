using System.Collections.Concurrent;
using System.Globalization;
using GartanChatBot.Tests.TestKit;
using NodaTime;

namespace GartanChatBot.Tests.TwoWorlds;

/// <summary>
/// What is hidden is filled in three ways; whatever an answer promises has to be true in all of them, and where they differ it says what is
/// not known. More worlds than usual: <c>GARTAN_WORLDS=50000</c> in the environment.
/// </summary>
public class TwoWorldsTests
{
    private const int Usual = 2000;

    /// <summary>Worlds in one bot: each lookup of a pump looks at all stations.</summary>
    private const int Together = 10;

    private const int QuestionsEach = 8;

    private static readonly int Worlds = int.TryParse(Environment.GetEnvironmentVariable("GARTAN_WORLDS"), CultureInfo.InvariantCulture, out var count) ? count : Effort.Of(Usual);

    /// <summary>Tuesday, the Saturday before the clocks go back, the Saturday before they go forward.</summary>
    private static readonly LocalDate[] Dates = [new(2026, 6, 9), new(2026, 10, 24), new(2027, 3, 27)];

    [Fact]
    public async Task No_answer_promises_what_is_not_so_in_every_world()
    {
        var faults = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(Enumerable.Range(0, (Worlds + Together - 1) / Together), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (batch, _) =>
        {
            var random = new Random(batch);
            var now = MomentOf(random);
            using var bot = new WorldsBot(now, [.. Enumerable.Range(batch * Together, Together).Select(seed => HiddenRota.Of(seed, now))]);

            foreach (var rota in bot.Rotas)
            {
                var members = rota.Filled[0].Days[0].Members.Select(member => member.Name).ToList();
                for (var asked = 0; asked < QuestionsEach; asked++)
                {
                    if (await bot.FaultAsync(rota, WorldQuestions.Any(random, members), members[random.Next(members.Count)]) is { } fault)
                        faults.Enqueue(fault);
                }
            }
        });

        // The shortest of each kind says most.
        faults.GroupBy(fault => $"{fault.Split(' ')[0]} {fault.Split('\n')[0].Split(": ")[^1]}")
            .Select(kind => $"{kind.Count()} of {kind.MinBy(fault => fault.Length)}")
            .ShouldBeEmpty($"{faults.Count} answers of {Worlds * QuestionsEach}");
    }

    private static Instant MomentOf(Random random) => DateTimeZoneProviders.Tzdb["Europe/London"].AtStartOfDay(Dates[random.Next(Dates.Length)]).ToInstant() + Duration.FromMinutes(random.Next(24 * 60));
}
