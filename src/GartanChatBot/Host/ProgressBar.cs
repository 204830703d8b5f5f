using GartanChatBot.Scraping;
using NodaTime.Text;
using Spectre.Console;

namespace GartanChatBot.Host;

/// <summary>Shows a scrape's progress on standard error: a bar for a person, a line per day for a log.</summary>
internal static class ProgressBar
{
    public static async Task<T> ShowAsync<T>(BotConsole console, Func<IProgress<ScrapeProgress>, Task<T>> work)
    {
        if (!console.IsInteractive)
            return await work(new Lines(console.Error));

        var terminal = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(console.Error) });
        return await terminal.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context => work(new Bar(context)));
    }

    private static string Words(ScrapeProgress step) =>
        step.Day is { } day ? $"{step.Station} {LocalDatePattern.Iso.Format(day)}" : $"{step.Station} read";

    // System.Progress isn't used: it reports on another thread, late and out of order.
    private sealed class Bar(ProgressContext context) : IProgress<ScrapeProgress>
    {
        private readonly Dictionary<string, ProgressTask> stations = new(StringComparer.Ordinal);

        public void Report(ScrapeProgress value)
        {
            if (!stations.TryGetValue(value.Station.Value, out var bar))
                stations[value.Station.Value] = bar = context.AddTask(value.Station.Value, maxValue: Math.Max(1, value.Total));

            bar.Description = Words(value).EscapeMarkup();
            bar.Value = value.Done;
        }
    }

    private sealed class Lines(TextWriter error) : IProgress<ScrapeProgress>
    {
        public void Report(ScrapeProgress value) => error.WriteLine($"{value.Done}/{value.Total} {Words(value)}");
    }
}
