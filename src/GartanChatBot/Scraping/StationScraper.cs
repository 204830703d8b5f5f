using GartanChatBot.Crewing;
using GartanChatBot.Gartan;
using GartanChatBot.Gartan.Http;
using GartanChatBot.Telemetry;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>One scrape, top to bottom: fetch, read, store, assess, queue.</summary>
internal sealed partial class StationScraper(
    GartanClient gartan, PageReading pages, PageStorage storage, PictureDecisions pictures, AdaptiveRefresh refresh, BotMetrics metrics,
    TimeProvider time, ILogger<StationScraper> logger) : IDisposable
{
    /// <summary>Days stored per commit: a commit costs about ten disk flushes, and a crash loses at most these days.</summary>
    private const int DaysPerCommit = 7;

    /// <summary>Consecutive failures after which the site counts as down.</summary>
    private const int FailuresInARowThatStop = 2;

    private readonly SemaphoreSlim onePass = new(1, 1);

    /// <summary>Reads the days one after the other. A day that can't be read is reported, and its stored data is kept.</summary>
    public async Task<ScrapeReport> ScrapeAsync(
        ScrapeTarget station, IReadOnlyList<LocalDate> days, IProgress<ScrapeProgress>? progress, CancellationToken cancellationToken,
        bool accept = false)
    {
        // Two concurrent scrapes could replace a newer page by an older one.
        await onePass.WaitAsync(cancellationToken);
        var started = metrics.StartAwaited();
        using var activity = BotMetrics.Activities.StartActivity("scrape");
        var outcome = OperationOutcome.Failed;
        try
        {
            var report = await PassAsync(station, days, progress, accept, cancellationToken);
            outcome = report.Failures.Count == 0 ? OperationOutcome.Done : OperationOutcome.Refused;
            return report;
        }
        finally
        {
            metrics.Scraped("pass", started, outcome);
            onePass.Release();
        }
    }

    public void Dispose() => onePass.Dispose();

    private async Task<ScrapeReport> PassAsync(
        ScrapeTarget station, IReadOnlyList<LocalDate> days, IProgress<ScrapeProgress>? progress, bool accept,
        CancellationToken cancellationToken)
    {
        var report = new ScrapeReport(station.Code);
        var unstored = new List<PageOutcome>();
        var empty = new List<LocalDate>();
        var judged = new List<PageOutcome>();
        var signIns = gartan.SignIns;
        var failuresInARow = 0;
        bool answered = false, isHopeless = false, isDown = false;
        var hasToday = days is [var first, ..] && first == station.Clock.DateOf(time.GetCurrentInstant());

        for (var i = 0; i < days.Count; i++)
        {
            progress?.Report(new(station.Code, days[i], i, days.Count));
            try
            {
                var html = await FetchAsync(station, days[i], cancellationToken);
                failuresInARow = 0;
                answered = true;
                unstored.Add(pages.Read(html, station, days[i], time.GetCurrentInstant(), accept));
            }
            catch (LayoutChangedException failure) when (failure.Reason is RefusalReason.EmptyAnswer && (answered || !hasToday))
            {
                // Gartan may not show that day yet; decided once the others have been read.
                empty.Add(days[i]);
            }
            catch (GartanException failure)
            {
                LogFailed(station.Code, days[i], failure.Message);
                report.Failed(days[i], failure.Message);
                isHopeless = IsHopeless(failure);
                isDown = failure is UnavailableException;
                if (isHopeless || (++failuresInARow >= FailuresInARowThatStop && (isDown || (hasToday && !answered))))
                {
                    report.NotTried(days.Skip(i + 1), failure.Message);
                    report.RetryAfter = (failure as UnavailableException)?.RetryAfter;
                    break;
                }
            }

            // Today's gaps are announced before the later days are read, once there are enough pages to detect a site that sends the same
            // one for every date.
            if (unstored.Count >= (judged.Count == 0 && !RepeatedPages.AreAlike(unstored) ? RepeatedPages.TooMany : DaysPerCommit))
                judged.AddRange(Store(station, unstored, judged, report));
        }

        judged.AddRange(Store(station, unstored, judged, report));
        pictures.Judge(station, judged, accept);
        foreach (var day in empty)
            Sort(station.Code, day, report);

        // A failure of a later day's page alone does not show whether the site fails.
        report.SiteFailed = isHopeless || (hasToday && !answered && (isDown || failuresInARow >= FailuresInARowThatStop));

        report.Logins = gartan.SignIns - signIns;
        progress?.Report(new(station.Code, null, days.Count, days.Count));
        return report;
    }

    /// <summary>
    /// An empty response for a day later than any read so far means that Gartan does not show it yet. For any other day it is a failure.
    /// </summary>
    private void Sort(StationCode station, LocalDate emptyDay, ScrapeReport report)
    {
        if (storage.IsLaterThanAnyRead(station, emptyDay))
        {
            report.IsNotShown(emptyDay);
            LogNotShown(station, emptyDay);
        }
        else
        {
            report.Failed(emptyDay, ScheduleResponse.Empty.Sentence);
            LogFailed(station, emptyDay, ScheduleResponse.Empty.Sentence);
        }
    }

    private async Task<string> FetchAsync(ScrapeTarget station, LocalDate day, CancellationToken cancellationToken)
    {
        var started = metrics.StartAwaited();
        using var activity = BotMetrics.Activities.StartActivity("scrape.fetch");
        var outcome = OperationOutcome.Refused;
        try
        {
            var html = await gartan.GetGridAsync(station.Gartan, day, cancellationToken);
            outcome = OperationOutcome.Done;
            return html;
        }
        finally
        {
            metrics.Scraped("fetch", started, outcome);
        }
    }

    private IReadOnlyList<PageOutcome> Store(
        ScrapeTarget station, List<PageOutcome> unstored, IReadOnlyList<PageOutcome> earlier, ScrapeReport report)
    {
        var stored = storage.Store(station, unstored, earlier);
        unstored.Clear();
        foreach (var (page, outcome) in stored)
        {
            report.Read(page, outcome);
            if (outcome is { } kept)
                refresh.Saw(page.Station, page.Date, kept, page.ReadAt);
            if (page.Refusal is { } refusal)
                LogRefused(station.Code, page.Date, refusal);
        }

        return [.. stored.Select(each => each.Page)];
    }

    private static bool IsHopeless(GartanException failure) =>
        failure is not (LayoutChangedException or UnavailableException { RetryAfter: null });

    [LoggerMessage(
        Level = LogLevel.Warning, Message = "{Station} {Day} could not be read: {Reason} Its last rota stays in use, and its age grows.")]
    private partial void LogFailed(StationCode station, LocalDate day, string reason);

    [LoggerMessage(
        Level = LogLevel.Information, Message = "{Station} {Day}: Gartan does not show that day yet; it is requested again tomorrow.")]
    private partial void LogNotShown(StationCode station, LocalDate day);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Station} {Day}: the page was rejected: {Reason} Its last rota stays in use, and its age grows."
    )]
    private partial void LogRefused(StationCode station, LocalDate day, string reason);
}
