using GartanChatBot.Crewing;
using GartanChatBot.Gartan.Reading;
using GartanChatBot.Rota;
using GartanChatBot.Telemetry;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>
/// Result of reading one page: a new day, the same page as before (neither day nor refusal), or the reason why it was rejected.
/// </summary>
internal sealed record PageOutcome(StationCode Station, LocalDate Date, Instant ReadAt, string ContentHash)
{
    public StationDay? Day { get; init; }

    public string? Refusal { get; init; }

    /// <summary>Difference between the page's own counts and ours, whether or not it was accepted.</summary>
    public CountDifference? CountDifference { get; init; }

    /// <summary>True if the page certainly belongs to another station.</summary>
    public bool IsOtherStationsPage { get; init; }

    /// <summary>The layout change for which the page was rejected or accepted.</summary>
    public PictureChange? Change { get; init; }
}

/// <summary>Parses a page's text to a day: an unchanged page only costs a hash, any other is compared with the last good one.</summary>
internal sealed partial class PageReading(
    DayReader reader, PageJudge judge, RotaStore rota, BotMetrics metrics, ILogger<PageReading> logger)
{
    /// <summary>Maximum age in days of the last good page for comparing sections.</summary>
    private const int DaysToCompare = 14;

    /// <param name="accept">True to accept a new layout for the station.</param>
    public PageOutcome Read(string html, ScrapeTarget station, LocalDate date, Instant readAt, bool accept = false)
    {
        var hashing = metrics.Start();
        var outcome = new PageOutcome(station.Code, date, readAt, reader.HashOf(html));
        var known = rota.ContentHashOf(station.Code, date) == outcome.ContentHash;
        metrics.Scraped("compare", hashing, OperationOutcome.Done);
        if (known)
            return outcome;

        var parsing = metrics.Start();
        var reading = ReadAnew(html, station.Code, station.Clock, date, readAt);
        metrics.Scraped("parse", parsing, reading.IsRefused ? OperationOutcome.Refused : OperationOutcome.Done);
        foreach (var oddity in reading.Diagnostics.Sentences())
            LogOdd(station.Code, date, oddity);

        return judge.Judge(outcome, reading, accept);
    }

    /// <summary>Parses the page whether or not it is stored; decides nothing about a new layout.</summary>
    public DayReading ReadAnew(string html, StationCode station, StationClock clock, LocalDate date, Instant readAt)
    {
        var previous = Previous(station, date);
        return judge.Doubt(reader.Read(html, station, clock, date, readAt, previous), previous);
    }

    private StationDay? Previous(StationCode station, LocalDate date)
    {
        if (rota.Find(station, date) is { } same)
            return same;

        if (rota.Between(station, date.PlusDays(-DaysToCompare), date.PlusDays(-1)) is [.., var last])
            return last;

        return rota.NewestDate(station) is { } newest ? rota.Find(station, newest) : null;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Station} {Day}: {Oddity}")]
    private partial void LogOdd(StationCode station, LocalDate day, string oddity);
}
