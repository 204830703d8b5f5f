using System.Collections.Concurrent;
using GartanChatBot.Tests.TestKit;
using NodaTime;

namespace GartanChatBot.Tests.TwoWorlds;

/// <summary>
/// What is hidden is filled in three ways; whatever any surface states has to be true in all of them, and where they differ it says what is
/// not known. More worlds than usual: <c>GARTAN_WORLDS=50000</c> in the environment, and <c>GARTAN_FIRST_WORLD</c> to go on where another
/// run ended.
/// </summary>
public class TwoWorldsTests
{
    private const int Usual = 2000;

    /// <summary>A bot is used so often, then another one takes its place.</summary>
    private const int RoundsOfABot = 25;

    private const int WorldsOfABot = RoundsOfABot * WorldsBot.Places;

    private static readonly int Worlds = Effort.Asked("GARTAN_WORLDS", Effort.Of(Usual));

    private static readonly int First = Effort.Asked("GARTAN_FIRST_WORLD", 0);

    [Fact]
    public async Task No_surface_states_what_is_not_so_in_every_world()
    {
        var faults = new ConcurrentQueue<string>();
        var bots = Enumerable.Range(First / WorldsOfABot, (Worlds + WorldsOfABot - 1) / WorldsOfABot);
        await Parallel.ForEachAsync(bots, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (number, _) =>
        {
            await using var bot = await WorldsBot.StartAsync(MomentOf(0, new Random(0)));
            WorldScreens.Furnish(bot);
            for (var round = 0; round < Math.Min(RoundsOfABot, Worlds / WorldsBot.Places); round++)
                await RoundAsync(bot, number * WorldsOfABot + round * WorldsBot.Places, round, faults);
        });

        ShouldBeEmpty(faults, Worlds);
    }

    /// <summary>Found by runs of many worlds.</summary>
    /// <param name="seed">As the fault was told.</param>
    [Theory]
    [InlineData(100951)] // the digest: why a gap is one whose unreadable part has passed
    [InlineData(300518)] // /whatif: the tone of the worst pump before the sentence of another
    public async Task What_was_once_mended_stays_so(int seed)
    {
        var faults = new ConcurrentQueue<string>();
        await using var bot = await WorldsBot.StartAsync(MomentOf(0, new Random(0)));
        WorldScreens.Furnish(bot);

        await RoundAsync(bot, seed - seed % WorldsBot.Places, seed % WorldsOfABot / WorldsBot.Places, faults);

        ShouldBeEmpty(faults, WorldsBot.Places);
    }

    /// <summary>The shortest of each kind says most.</summary>
    private static void ShouldBeEmpty(ConcurrentQueue<string> faults, int worlds) => faults
        .GroupBy(fault => $"{fault.Split(' ')[0]} {fault.Split('\n')[0].Split(": ")[^1]}")
        .Select(kind => $"{kind.Count()} of {kind.MinBy(fault => fault.Length)}")
        .ShouldBeEmpty($"{faults.Count} in {worlds} worlds");

    /// <summary>Each round holds its rotas against other surfaces; chats and screens need every world in the bot.</summary>
    private static async Task RoundAsync(WorldsBot bot, int seed, int round, ConcurrentQueue<string> faults)
    {
        var random = new Random(seed);
        var now = MomentOf(round, random);
        var rotas = Enumerable.Range(0, WorldsBot.Places).Select(place => HiddenRota.Of(seed + place, place, now)).ToList();
        var surface = (Surface)(seed / WorldsBot.Places % Enum.GetValues<Surface>().Length);

        bot.Clear();
        bot.SetClock(now - Duration.FromHours(1));
        foreach (var fault in surface is Surface.Alerts ? new WorldAlerts(bot).Faults(rotas, now) : [])
            faults.Enqueue(fault);

        bot.SetClock(now);
        bot.Store(
            rotas
                .SelectMany(rota => surface is Surface.Chat or Surface.Screens ? rota.Worlds : [rota.Hidden])
                .SelectMany(world => world.Days));
        foreach (var rota in rotas)
        {
            var fault = surface switch
            {
                Surface.Chat => await AskedAsync(bot, rota, random),
                Surface.Screens => Shown(bot, rota, WorldScreens.All[random.Next(WorldScreens.All.Count)]),
                _ => await new WorldApi(bot.Client).FaultAsync(rota, random, now)
                    ?? await new WorldApi(bot.Client).FaultAsync(rota, random, now),
            };
            if (fault is not null)
                faults.Enqueue($"{fault}\n{rota.What}");
        }
    }

    private static string? Shown(WorldsBot bot, HiddenRota rota, string screen)
    {
        var screens = new WorldScreens(bot);
        return FaultOf(screen, [.. rota.Worlds.Select(world => screens.Show(screen, world))]);
    }

    private static async Task<string?> AskedAsync(WorldsBot bot, HiddenRota rota, Random random)
    {
        var (question, member) = (
            WorldQuestions.Any(random, rota.Truth.Members), rota.Truth.Members[random.Next(rota.Truth.Members.Count)]);
        List<WorldAnswer?> answers = [];
        foreach (var world in rota.Worlds)
            answers.Add(await bot.AskAsync(world, question, member));

        var text = question(rota.Hidden.Station.Code);
        return FaultOf($"{text} as {member}", answers)
            ?? (
                text == "/hours"
                && new HoursClaims(rota.Truth, member, rota.Truth.Clock.WeekOf(rota.Truth.Clock.DateOf(bot.Now)), bot.Now).Of(
                    answers[0]!.Text)
                    is { } fault
                    ? $"{text} as {member}: {fault}\n{answers[0]}"
                    : null);
    }

    /// <summary>The hidden one first; null where nothing was said.</summary>
    private static string? FaultOf(string said, IReadOnlyList<WorldAnswer?> answers)
    {
        WorldAnswer[] filled = [.. answers.Skip(1).OfType<WorldAnswer>()];
        return answers[0] is not { } hidden || filled.Length < answers.Count - 1 || hidden.FaultBeside(filled) is not { } fault
            ? null
            : $"""
                {said}: {fault}
                hidden: {hidden}
                on: {filled[0]}
                off: {filled[1]}
                any: {filled[2]}
                """;
    }

    /// <summary>Four times a year, later with each round: the Saturdays before the clocks change, and two other days.</summary>
    private static Instant MomentOf(int round, Random random)
    {
        var year = 2026 + round / 4;
        var date = (round % 4) switch
        {
            0 => LastSunday(year, 3).PlusDays(-1),
            1 => new LocalDate(year, 6, 8).PlusDays(random.Next(7)),
            2 => LastSunday(year, 10).PlusDays(-1),
            _ => new LocalDate(year, 12, 1).PlusDays(random.Next(7)),
        };
        return DateTimeZoneProviders.Tzdb["Europe/London"].AtStartOfDay(date).ToInstant() + Duration.FromMinutes(random.Next(24 * 60));
    }

    private static LocalDate LastSunday(int year, int month) =>
        new LocalDate(year, month, 31).With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Sunday));

    private enum Surface
    {
        Chat,
        Api,
        Screens,
        Alerts,
    }
}
