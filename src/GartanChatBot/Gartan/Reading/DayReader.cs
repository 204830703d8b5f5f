using GartanChatBot.Crewing;
using GartanChatBot.Gartan.Http;
using GartanChatBot.Gartan.Marks;
using GartanChatBot.Gartan.Pages;
using NodaTime;

namespace GartanChatBot.Gartan.Reading;

/// <summary>Parses a page to a station's day, or rejects it with a reason; the earlier reading is then kept.</summary>
/// <param name="stations">The configuration of the stations; null to read a page on its own.</param>
internal sealed class DayReader(CodeBook codes, MarkBook marks, SkillAliases aliases, StationsFingerprint? stations = null)
{
    /// <summary>Uses the usual skill names and learns marks in memory only.</summary>
    public DayReader(CodeBook codes)
        : this(codes, MarkBook.Empty, SkillAliases.Default)
    {
    }

    /// <summary>
    /// Hash of a page as this reader reads it: it changes with the configured codes and stations and with the known marks, because the page
    /// must then be read and checked again.
    /// </summary>
    public string HashOf(string html) => PageHash.Of(html) + codes.Edition + marks.Edition + stations?.Word;

    /// <param name="previous">The last reading of this station and day; a page that lacks a part of it is rejected.</param>
    public DayReading Read(
        string html, StationCode station, StationClock clock, LocalDate date, Instant readAt, StationDay? previous)
    {
        var diagnostics = new ReadingDiagnostics();
        if (html.IsWhiteSpace())
            return DayReading.Refused(ScheduleResponse.Empty, diagnostics);

        using var rows = new GridRows(html);
        if (!rows.FindGrid())
        {
            return rows.AsksForPassword
                ? Refused(RefusalReason.LoginPage, "Gartan sent its log-in page instead of the grid.")
                : Refused(RefusalReason.NoGrid, "The page has no table called gridAvail.");
        }

        var day = new WallSlots(clock, date);
        var borne = new CrewMarks(date);
        var page = new GridPage(codes, day, borne, diagnostics);
        while (rows.Next())
        {
            if (page.Take(rows.Row) is { } refusal)
                return DayReading.Refused(refusal, diagnostics);
        }

        if (!rows.Closed)
            return Refused(RefusalReason.CutShort, "The page ends in the middle of the grid.");

        if (page.Appliances.Count == 0 || page.Rules.Counts.Count == 0)
        {
            if (ReadBeside(html, page) is { } refusal)
                return DayReading.Refused(refusal, diagnostics);
        }

        if (page.Columns is not { } columns)
            return Refused(RefusalReason.OddLabels, "The grid has no time labels.");

        var judge = new MarkJudge(borne, marks, aliases);
        var crew = MarkedCrew.Settle(page.Crew, judge, marks.TrustsCounts ? page.Rules.Counts : [], diagnostics);
        if (crew.Count == 0)
            return Refused(RefusalReason.NoEmployees, "The page lists no crew.");

        if (page.Appliances is { Announced: true, Count: 0 })
            return Refused(RefusalReason.NoAppliances, "The page has an appliance section without appliances.");

        if (DoubledRows.AreIn(crew, page.Rules.Counts))
            return Refused(
                RefusalReason.CrewTwice, "A crew row is listed twice on the page, but Total Crew counts it once.");

        if (DoubledRows.AreJudgedIn(page.Crew, judge))
            return Refused(
                RefusalReason.CrewTwice, "A person is listed twice, so the page's totals can't be used to interpret its cell markings.");

        var reading = new StationDay
        {
            Station = station,
            Date = date,
            SlotCount = day.SlotCount,
            ResolutionMinutes = columns.ResolutionMinutes,
            Members = crew,
            Appliances = page.Appliances.Appliances(),
            RuleCounts = page.Rules.Counts,
            ReadAt = readAt,
            ContentHash = "",
        };

        // Marks belong to the service, so its counts prove them even on a page with a new layout.
        marks.Learn(judge.Lessons, station, readAt);
        if (WhatIsGone(reading, previous) is { } gone)
        {
            var refusal = new PageRefusal(RefusalReason.SectionGone, $"The page has no {gone}, which it had before.")
            {
                Change = PictureChange.Between(previous, reading),
            };
            return DayReading.Doubted(reading with { ContentHash = HashOf(html) }, refusal, diagnostics);
        }

        return DayReading.Of(reading with { ContentHash = HashOf(html) }, diagnostics);

        DayReading Refused(RefusalReason reason, string sentence) => DayReading.Refused(new PageRefusal(reason, sentence), diagnostics);
    }

    /// <summary>Reads sections outside the grid, in tables of their own.</summary>
    private static PageRefusal? ReadBeside(string html, GridPage page)
    {
        using var rows = new GridRows(html);
        while (rows.FindOther())
        {
            page.BeginTableBeside();
            while (rows.Next())
            {
                if (page.Take(rows.Row) is { } refusal)
                    return refusal;
            }

            if (!rows.Closed && page.IsInSection)
                return new(RefusalReason.CutShort, "The page ends in the middle of a table.");
        }

        return null;
    }

    private static string? WhatIsGone(StationDay reading, StationDay? previous)
    {
        if (previous is null)
            return null;

        foreach (var appliance in previous.Appliances)
        {
            if (!reading.Appliances.Any(found => found.Callsign == appliance.Callsign))
                return $"row for {appliance.Callsign}";
        }

        return previous.RuleCounts.Count > 0 && reading.RuleCounts.Count == 0 ? "section of rules" : null;
    }
}
