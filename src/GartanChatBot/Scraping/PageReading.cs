using GartanChatBot.Availability;
using GartanChatBot.Crewing;
using GartanChatBot.Gartan;
using GartanChatBot.Telemetry;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>What became of one page: a new day, the same page as before (neither day nor refusal), or why it can't be trusted.</summary>
internal sealed record PageOutcome(StationCode Station, LocalDate Date, Instant ReadAt, string ContentHash)
{
    public StationDay? Day { get; init; }

    public string? Refusal { get; init; }

    /// <summary>The page's own counts are not ours, taken or not.</summary>
    public CountDifference? CountDifference { get; init; }
}

/// <summary>Page text to a day: a page that is stored already costs a hash, any other is held against the last good one.</summary>
internal sealed partial class PageReading(DayReader reader, CountCheck counts, RotaStore rota, BotMetrics metrics, ILogger<PageReading> logger)
{
    /// <summary>How far back a station's last good page may lie to say which sections its pages have.</summary>
    private const int DaysToCompare = 14;

    public PageOutcome Read(ReadOnlySpan<char> html, ScrapeTarget station, LocalDate date, Instant readAt)
    {
        var hashing = metrics.Start();
        var outcome = new PageOutcome(station.Code, date, readAt, reader.HashOf(html));
        var known = rota.ContentHashOf(station.Code, date) == outcome.ContentHash;
        metrics.Scraped("compare", hashing, OperationOutcome.Done);
        if (known)
            return outcome;

        var parsing = metrics.Start();
        var previous = Previous(station.Code, date);
        var reading = reader.Read(html, station.Code, station.Clock, date, readAt, previous);
        var difference = reading.IsRefused ? null : counts.DifferenceOn(reading.Day);
        if (!reading.IsRefused && counts.Refuse(reading.Day, previous) is { } differs)
            reading = DayReading.Refused(differs, reading.Diagnostics);

        metrics.Scraped("parse", parsing, reading.IsRefused ? OperationOutcome.Refused : OperationOutcome.Done);
        foreach (var oddity in reading.Diagnostics.Sentences())
            LogOdd(station.Code, date, oddity);

        return outcome with { Day = reading.Day, Refusal = reading.Refusal?.Sentence, CountDifference = difference };
    }

    private StationDay? Previous(StationCode station, LocalDate date) =>
        rota.Find(station, date) ?? (rota.Between(station, date.PlusDays(-DaysToCompare), date.PlusDays(-1)) is [.., var last] ? last : null);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Station} {Day}: {Oddity}")]
    private partial void LogOdd(StationCode station, LocalDate day, string oddity);
}
