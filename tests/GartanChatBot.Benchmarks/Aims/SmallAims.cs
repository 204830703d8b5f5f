using GartanChatBot.Availability;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chat.Terminal;
using GartanChatBot.Commands;
using GartanChatBot.Crewing;
using GartanChatBot.Gartan;
using GartanChatBot.Members;
using GartanChatBot.Performance;
using GartanChatBot.Stations;
using GartanChatBot.Storage;
using GartanChatBot.Telemetry;
using GartanChatBot.Tuning;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OpenTelemetry.Metrics;

namespace GartanChatBot.Benchmarks.Aims;

/// <summary>What fits into microseconds: a page, a question, a pass into the store.</summary>
internal static class SmallAims
{
    private static readonly LocalDate Today = new(2026, 6, 9);
    private static readonly Instant Now = Instant.FromUtc(2026, 6, 9, 13, 20);

    public static IReadOnlyList<Figure> Measure() => [.. Pages(), .. Questions(), .. Store()];

    private static IEnumerable<Figure> Pages()
    {
        var page = ReadGridBenchmarks.PageOf(members: 14);
        var small = ReadGridBenchmarks.PageOf(members: 8);
        var reader = new DayReader(CodeBook.Usual);
        var (station, london) = (StationCode.Parse("K41"), new StationClock(DateTimeZoneProviders.Tzdb["Europe/London"]));
        var hash = PageHash.Of(small);
        var same = true;
        var cells = 0;

        var parse = Timing.Best(() => reader.Read(page, station, london, Today, Now, previous: null));
        var scanner = Timing.Best(() => cells += HandScanner.Rows(page).Count);
        var unchanged = Timing.Best(() => same &= PageHash.Of(small) == hash);
        if (!same || cells == 0)
            throw new InvalidOperationException("The page was not read.");

        yield return new("parse a 14 × 96 page", parse.Microseconds / 1000, "ms", 1.4, parse.Loops);
        yield return new("parse a 14 × 96 page, allocated", parse.Bytes / 1024, "KB", 60);
        yield return new("hand-written scanner over the same page", scanner.Microseconds / 1000, "ms", null, scanner.Loops);
        yield return new("parse, in times of the scanner", parse.Microseconds / scanner.Microseconds, "×", 10);
        yield return new("unchanged page", unchanged.Microseconds, "µs", 50, unchanged.Loops);
    }

    private static IEnumerable<Figure> Questions()
    {
        var folder = Directory.CreateTempSubdirectory("gartan-");
        using var measured = Services(folder.FullName, "on", enabled: true);
        using var unmeasured = Services(folder.FullName, "off", enabled: false);
        var (on, off) = (measured.GetRequiredService<CommandRouter>(), unmeasured.GetRequiredService<CommandRouter>());

        foreach (var question in (string[])["/pump", "is P1 on the run?", "/until", "/now"])
        {
            var answer = Timing.Best(() => Ask(on, question));
            yield return new($"cached question {question} → reply", answer.Microseconds, "µs", 5, answer.Loops);
        }

        var (with, without) = Timing.SideBySide(() => Ask(on, "/pump"), () => Ask(off, "/pump"));
        yield return new("measuring, share of a cached /pump", (with - without) / without * 100, "%", 5);
        (with, without) = Timing.SideBySide(() => Ask(on, "/now"), () => Ask(off, "/now"));
        yield return new("measuring, share of a cached /now", (with - without) / without * 100, "%", 5);

        var terminal = new TerminalWriter();
        var rendered = Timing.Best(() => terminal.Write(Ask(on, "/now")!));
        yield return new("cached question /now → rendered for the terminal", rendered.Microseconds, "µs", 25, rendered.Loops);

        var cold = Timing.Best(() => AskCold(measured));
        yield return new("cold question, a year stored", cold.Microseconds / 1000, "ms", 1, cold.Loops);

        measured.Dispose();
        unmeasured.Dispose();
        folder.Delete(recursive: true);
    }

    private static IEnumerable<Figure> Store()
    {
        var folder = Directory.CreateTempSubdirectory("gartan-");
        using (var database = BotDatabase.Open(Path.Combine(folder.FullName, "gartan.db"), TimeProvider.System))
        {
            var rota = new RotaStore(database, new StorageOptions());
            IReadOnlyList<StationDay>[] passes = [StoreBenchmarks.Pass(Today, 1), StoreBenchmarks.Pass(Today, 2)];
            var pass = 0;
            var stored = Timing.Best(() => database.InTransaction(() =>
            {
                foreach (var day in passes[pass % 2])
                    rota.Replace(day with { ContentHash = $"{pass:D64}" });
                pass++;
            }));
            yield return new("14 days × 14 people stored", stored.Microseconds / 1000, "ms", 5, stored.Loops);
        }

        folder.Delete(recursive: true);
    }

    private static ServiceProvider Services(string folder, string name, bool enabled)
    {
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(new StandingClock(Now))
            .AddSingleton(new StationCatalogue([SampleRota.Fernbrae]))
            .AddSingleton(new StatusSource(_ => new ReadingStatus()))
            .AddSingleton<ResumeLogin>(() => { })
            .AddSingleton<AllOrNothing>(provider => provider.GetRequiredService<BotDatabase>().InTransaction)
            .AddTelemetry(new TelemetryOptions { Enabled = enabled })
            .AddStorage(new StorageOptions { Path = Path.Combine(folder, $"{name}.db") })
            .AddAvailability(new CacheOptions(), (_, _) => Duration.FromDays(1))
            .AddChat(new ChatOptions())
            .AddMembers(new MappedRoles())
            .AddPerformance()
            .AddCommands();
        if (enabled)
            services.AddMetricsExport(new TelemetryOptions());

        var built = services.BuildServiceProvider();
        // As in the service: somebody listens.
        if (enabled)
            built.GetRequiredService<MeterProvider>();

        var rota = built.GetRequiredService<RotaStore>();
        built.GetRequiredService<BotDatabase>().InTransaction(() =>
        {
            foreach (var day in SampleRota.Days(Today.PlusDays(-350), count: 365, people: 14, appliances: 1))
                rota.Replace(day with { ReadAt = Now - Duration.FromMinutes(2), Appliances = [.. day.Appliances.Select(row => row with { OnTheRun = SlotSet.Empty, OffTheRun = SlotSet.Empty })] });
        });
        return built;
    }

    private static Reply? Ask(CommandRouter router, string question) =>
        router.AnswerAsync(TerminalListener.Asked(question), CancellationToken.None).AsTask().GetAwaiter().GetResult();

    private static void AskCold(ServiceProvider services)
    {
        var (catalogue, rota) = (services.GetRequiredService<StationCatalogue>(), services.GetRequiredService<RotaStore>());
        var empty = new TimelineCache(catalogue, rota, new CacheOptions { MaxEntries = 3 }, new TuningOptions(), new TuningDecisions(), BotMetrics.Off);
        var queries = new AvailabilityQueries(catalogue, rota, services.GetRequiredService<OverdueDays>(), empty, services.GetRequiredService<TimeProvider>());
        new PumpCommand(new RotaDesk(catalogue, queries)).AnswerAsync(TerminalListener.Asked("/pump"), CancellationToken.None).AsTask().GetAwaiter().GetResult();
    }

    /// <summary>A clock whose hands stand still, so that the reading never gets old; time spent is real.</summary>
    private sealed class StandingClock(Instant now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now.ToDateTimeOffset();
    }
}
