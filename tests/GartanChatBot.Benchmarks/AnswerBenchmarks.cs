using BenchmarkDotNet.Attributes;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chat.Terminal;
using GartanChatBot.Chats;
using GartanChatBot.Commands;
using GartanChatBot.Crewing;
using GartanChatBot.Performance;
using GartanChatBot.Rota;
using GartanChatBot.Stations;
using GartanChatBot.Storage;
using GartanChatBot.Telemetry;
using GartanChatBot.Tuning;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GartanChatBot.Benchmarks;

/// <summary>
/// From the words to the neutral reply, by the way that a terminal's question takes, over a database file with a year of a station in it.
/// The appliance stands on the pages only, so that finding it by its call sign is part of the price.
/// </summary>
[MemoryDiagnoser]
public class AnswerBenchmarks
{
    private static readonly LocalDate Today = new(2026, 6, 9);
    private static readonly Instant Now = Instant.FromUtc(2026, 6, 9, 13, 20);

    private readonly Station station = SampleRota.Fernbrae;
    private readonly FixedTime time = new(Now);

    private string folder = "";
    private ServiceProvider services = null!;
    private CommandRouter router = null!;

    [GlobalSetup]
    public void Open()
    {
        folder = Directory.CreateTempSubdirectory("gartan-").FullName;
        services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(time)
            .AddSingleton(new StationCatalogue([station]))
            .AddSingleton<IRotaReader, NoReader>()
            .AddStorage(new StorageOptions { Path = Path.Combine(folder, "gartan.db") })
            .AddAvailability(new CacheOptions(), new RefreshOptions())
            .AddChat(new ChatOptions())
            .AddMembers(new PlatformRoleMap())
            .AddTelemetry(new TelemetryOptions())
            .AddPerformance()
            .AddCommands()
            .BuildServiceProvider();

        var rota = services.GetRequiredService<RotaStore>();
        services.GetRequiredService<BotDatabase>().InTransaction(() =>
        {
            foreach (var day in SampleRota.Days(Today.PlusDays(-350), count: 365, people: 14, appliances: 1))
                rota.Replace(day with { ReadAt = Now - Duration.FromMinutes(2), Appliances = [.. day.Appliances.Select(JudgedByItsRule)] });
        });
        router = services.GetRequiredService<CommandRouter>();

        foreach (var question in (string[])["/pump", "/until", "/now", "is P1 on the run?"])
            Console.WriteLine($"// {question} -> {new TerminalWriter().Write(Ask(question)!)}");
    }

    [GlobalCleanup]
    public void Close()
    {
        services.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Benchmark(Baseline = true, Description = "/pump")]
    public object? Pump() => Ask("/pump");

    [Benchmark(Description = "/pump K41P1")]
    public object? NamedPump() => Ask("/pump K41P1");

    [Benchmark(Description = "/until")]
    public object? Until() => Ask("/until");

    [Benchmark(Description = "/now")]
    public object? WhoIsOn() => Ask("/now");

    [Benchmark(Description = "is P1 on the run?")]
    public object? PlainWords() => Ask("is P1 on the run?");

    /// <summary>Nothing is remembered of the rota: read from the file, judged, answered.</summary>
    [Benchmark(Description = "/pump from the file")]
    public object? Cold()
    {
        var (catalogue, rota) = (services.GetRequiredService<StationCatalogue>(), services.GetRequiredService<RotaStore>());
        var empty = new TimelineCache(
            catalogue, rota, new CacheOptions { MaxEntries = 3 }, new TuningDecisions(new TuningOptions()), BotMetrics.Off);
        var command = new PumpCommand(
            new QuestionResolver(
                catalogue, new RotaQueries(catalogue, rota, services.GetRequiredService<RotaAges>(), empty, new NoReader(), time)));
        return command.AnswerAsync(TerminalListener.Asked("/pump"), CancellationToken.None).AsTask().GetAwaiter().GetResult();
    }

    // A verdict made up at random would differ from the rule, and the answer be about that.
    private static ApplianceDay JudgedByItsRule(ApplianceDay row) => row with { OnTheRun = SlotSet.Empty, OffTheRun = SlotSet.Empty };

    private Reply? Ask(string question) =>
        router.AnswerAsync(TerminalListener.Asked(question), CancellationToken.None).AsTask().GetAwaiter().GetResult();

    /// <summary>A clock that stands still, so that the reading never gets old.</summary>
    private sealed class FixedTime(Instant now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now.ToDateTimeOffset();
    }
}
