using System.Text.Json;
using GartanChatBot.Chat.Discord.Wire;
using GartanChatBot.Chat.Discord.Writing;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chat.Telegram.Sending;
using GartanChatBot.Chat.Terminal;
using GartanChatBot.Commands;
using GartanChatBot.Crewing;
using GartanChatBot.Gartan.Pages;
using GartanChatBot.Gartan.Reading;
using GartanChatBot.Rota;
using GartanChatBot.Stations;
using GartanChatBot.Storage;
using GartanChatBot.Telemetry;
using GartanChatBot.Tuning;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Telegram.Bot;
using Telegram.Bot.Requests;
using Telegram.Bot.Types.Enums;

namespace GartanChatBot.Benchmarks.Aims;

/// <summary>What fits into microseconds: a page, a question, a pass into the store.</summary>
internal static class SmallAims
{
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

        var parse = Timing.Best(() => reader.Read(page, station, london, MeasuredRota.Today, MeasuredRota.Now, previous: null));
        var scanner = Timing.Best(() => cells += HandScanner.Rows(page).Count);
        var tokenizer = Timing.Best(() => cells += TokenizerAlone.Tags(page));
        var unchanged = Timing.Best(() => same &= PageHash.Of(small) == hash);
        if (!same || cells == 0)
            throw new InvalidOperationException("The page was not read.");

        yield return new("parse a 14 × 96 page", parse.Microseconds / 1000, "ms", 1.4, parse.Loops);
        yield return new("parse a 14 × 96 page, allocated", parse.Bytes / 1024, "KB", 60);
        yield return new("hand-written scanner over the same page", scanner.Microseconds / 1000, "ms", null, scanner.Loops);
        yield return new("parse, in times of the scanner", parse.Microseconds / scanner.Microseconds, "×", 10);
        yield return new("AngleSharp's tokenizer alone, in times of the scanner", tokenizer.Microseconds / scanner.Microseconds, "×", null);
        yield return new("unchanged page", unchanged.Microseconds, "µs", 50, unchanged.Loops);
    }

    private static List<Figure> Questions()
    {
        var folder = Directory.CreateTempSubdirectory("gartan-");
        using var measured = MeasuredRota.Build(Path.Combine(folder.FullName, "on.db"), measured: true);
        using var unmeasured = MeasuredRota.Build(Path.Combine(folder.FullName, "off.db"), measured: false);
        var (on, off) = (measured.Services.GetRequiredService<CommandRouter>(), unmeasured.Services.GetRequiredService<CommandRouter>());
        List<Figure> figures = [];
        string[] questions = ["/pump", "is P1 on the run?", "/until", "/now"];

        // Whoever is asked first would else pay for what all of them share and the compiler has not finished yet.
        foreach (var question in questions)
            Timing.WarmUp(() => Ask(on, question));

        foreach (var question in questions)
        {
            var answer = Timing.Best(() => Ask(on, question));
            figures.Add(new($"cached question {question} → reply", answer.Microseconds, "µs", 5, answer.Loops));
        }

        foreach (var question in (string[])["/pump", "/now"])
        {
            var ratio = Timing.SideBySide(() => Ask(on, question), () => Ask(off, question));
            figures.Add(new($"measuring, share of a cached {question}", (ratio - 1) * 100, "%", 5));
        }

        foreach (var question in (string[])["/pump", "/now"])
        {
            var telegram = Timing.Best(() => TelegramPayload(Ask(on, question)!));
            figures.Add(new($"cached question {question} → Telegram payload", telegram.Microseconds, "µs", 25, telegram.Loops));
            var card = Timing.Best(() =>
                JsonSerializer.SerializeToUtf8Bytes(DiscordWriter.Write(Ask(on, question)!), DiscordJson.Default.MessagePayload));
            figures.Add(new($"cached question {question} → Discord payload", card.Microseconds, "µs", 25, card.Loops));
        }

        var cold = Timing.Best(() => AskCold(measured.Services));
        figures.Add(new("cold question, a year stored", cold.Microseconds / 1000, "ms", 1, cold.Loops));
        return figures;
    }

    private static IEnumerable<Figure> Store()
    {
        var folder = Directory.CreateTempSubdirectory("gartan-");
        using (var database = BotDatabase.Open(Path.Combine(folder.FullName, "gartan.db"), TimeProvider.System))
        {
            var rota = new RotaStore(database, new StorageOptions());
            IReadOnlyList<StationDay>[] passes = [StoreBenchmarks.Pass(MeasuredRota.Today, 1), StoreBenchmarks.Pass(MeasuredRota.Today, 2)];
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

    private static Reply? Ask(CommandRouter router, string question) =>
        router.AnswerAsync(TerminalListener.Asked(question), CancellationToken.None).AsTask().GetAwaiter().GetResult();

    /// <summary>The body as it goes over the wire.</summary>
    private static byte[] TelegramPayload(Reply reply) => JsonSerializer.SerializeToUtf8Bytes(
        new SendMessageRequest
        {
            ChatId = -4711,
            Text = HtmlMessageSplitter.Messages(TelegramWriter.Html(reply))[0],
            ParseMode = ParseMode.Html,
            ReplyMarkup = InlineKeyboardBuilder.Of(reply),
        },
        JsonBotAPI.Options);

    private static void AskCold(IServiceProvider services)
    {
        var (catalogue, rota) = (services.GetRequiredService<StationCatalogue>(), services.GetRequiredService<RotaStore>());
        var empty = new TimelineCache(
            catalogue, rota, new CacheOptions { MaxEntries = 3 }, new TuningDecisions(new TuningOptions()), BotMetrics.Off);
        var queries = new RotaQueries(
            catalogue, rota, services.GetRequiredService<RotaAges>(), empty, new NoReader(), services.GetRequiredService<TimeProvider>());
        new PumpCommand(new QuestionResolver(catalogue, queries))
            .AnswerAsync(TerminalListener.Asked("/pump"), CancellationToken.None)
            .AsTask()
            .GetAwaiter()
            .GetResult();
    }
}
