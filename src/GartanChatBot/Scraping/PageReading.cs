using GartanChatBot.Crewing;
using GartanChatBot.Gartan.Reading;
using GartanChatBot.Rota;
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

    /// <summary>It is another station's page beyond doubt.</summary>
    public bool IsOtherStationsPage { get; init; }

    /// <summary>Where the page was refused, or accepted, for another picture than before.</summary>
    public PictureChange? Change { get; init; }
}

/// <summary>Page text to a day: a page that is stored already costs a hash, any other is held against the last good one.</summary>
internal sealed partial class PageReading(
    DayReader reader, PageJudge judge, RotaStore rota, BotMetrics metrics, ILogger<PageReading> logger)
{
    /// <summary>How far back a station's last good page may lie to say which sections its pages have.</summary>
    private const int DaysToCompare = 14;

    /// <param name="accept">The operator says that a new picture is right: it is accepted for the station.</param>
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

    /// <summary>What the page says, stored already or not; nothing is decided about a new picture.</summary>
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
