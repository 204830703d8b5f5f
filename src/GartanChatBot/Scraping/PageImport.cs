using System.Text.RegularExpressions;
using GartanChatBot.Availability;
using GartanChatBot.Crewing;
using GartanChatBot.Gartan;
using NodaTime;
using NodaTime.Text;

namespace GartanChatBot.Scraping;

/// <summary>What became of one file, in a sentence for the operator.</summary>
internal sealed record ImportOutcome(bool Failed, string Sentence);

/// <summary>Saved pages into the store, by the same reader as scraped ones and with no network.</summary>
internal sealed partial class PageImport(DayReader reader, CountCheck counts, RotaStore rota, TimeProvider time)
{
    /// <param name="date">The page's day; null: taken from the file's name, which then has to hold it as <c>yyyy-MM-dd</c>.</param>
    public async Task<ImportOutcome> RunAsync(StationCode station, StationClock clock, string file, LocalDate? date, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
            return new(true, "there is no such file.");

        if ((date ?? DateIn(Path.GetFileName(file))) is not { } day)
            return new(true, "whose day is it? Name it with --date, or have it in the file's name, such as K41-2026-06-09.html.");

        var text = await File.ReadAllTextAsync(file, cancellationToken);
        if (!GridAnswer.IsWrapped(text))
            return Import(text, station, clock, day);

        using var html = GridAnswer.Unwrap(text, out var odd);
        return html is null ? new(true, odd.Sentence) : Import(html.Span, station, clock, day);
    }

    private ImportOutcome Import(ReadOnlySpan<char> html, StationCode station, StationClock clock, LocalDate day)
    {
        // Held against nothing that was there before: who imports a page has looked at it, and so tells the bot that a section is gone for good.
        var reading = reader.Read(html, station, clock, day, Instant.FromDateTimeOffset(time.GetUtcNow()), previous: null);
        if (reading.IsRefused)
            return new(true, reading.Refusal.Sentence);

        if (counts.Refuse(reading.Day, previous: null) is { } differs)
            return new(true, differs.Sentence);

        var outcome = rota.Replace(reading.Day);
        var difference = counts.DifferenceOn(reading.Day) is { } found ? $" {found.Figures}." : "";
        return new(false, $"{station} {LocalDatePattern.Iso.Format(day)}: {reading.Day.Members.Count} people, {Words(outcome)}.{difference}");
    }

    private static string Words(ReplaceOutcome outcome) => outcome switch
    {
        ReplaceOutcome.Added => "new",
        ReplaceOutcome.Changed => "changed",
        _ => "unchanged",
    };

    private static LocalDate? DateIn(string name) =>
        IsoDate().Match(name) is { Success: true, Value: var text } && LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date } ? date : null;

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IsoDate();
}
