using System.Text.RegularExpressions;
using GartanChatBot.Chats;
using GartanChatBot.Crewing;
using GartanChatBot.Gartan.Http;
using GartanChatBot.Rota;
using GartanChatBot.Stations;
using NodaTime;
using NodaTime.Text;

namespace GartanChatBot.Scraping;

/// <summary>Result of importing one file, as a sentence for the operator.</summary>
internal sealed record ImportOutcome(bool Failed, string Sentence)
{
    /// <summary>Irregularities of the page.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>Imports saved pages with the same reader as scraped ones, without network.</summary>
internal sealed partial class PageImport(
    PageReading pages, PageJudge judge, RotaStore rota, StationCatalogue stations, AuditStore audit, TimeProvider time)
{
    /// <param name="date">The page's day; null to take it from the file's name, which must then contain it as <c>yyyy-MM-dd</c>.</param>
    /// <param name="accept">
    /// True if the operator has checked the page, so that it is accepted whatever the station's earlier pages showed.
    /// </param>
    public async Task<ImportOutcome> RunAsync(
        Station station, string file, LocalDate? date, bool accept, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
            return new(true, "the file doesn't exist.");

        var name = Path.GetFileName(file);
        if ((date ?? DateIn(name)) is not { } day)
            return new(true, "which day is it? Set it with --date, or put it in the file's name, such as K41-2026-06-09.html.");

        if (OtherStationIn(name, station.Code) is { } other)
            return new(
                true, $"its name says {other}, not {station.Code}. Import it with --station {other}, or rename the file.");

        var text = await File.ReadAllTextAsync(file, cancellationToken);
        if (!ScheduleResponse.IsWrapped(text))
            return Import(text, station, day, accept);

        var html = ScheduleResponse.Unwrap(text, out var odd);
        return html is null ? new(true, odd.Sentence) : Import(html, station, day, accept);
    }

    private ImportOutcome Import(string html, Station station, LocalDate day, bool accept)
    {
        var now = time.GetCurrentInstant();
        var reading = pages.ReadAnew(html, station.Code, station.Clock, day, now);
        var page = judge.Judge(new(station.Code, day, now, ""), reading, accept);
        string[] notes = [.. reading.Diagnostics.Sentences()];
        if (page.Day is not { } read)
            return new(true, page.Change is null ? page.Refusal! : $"{page.Refusal} If the page is right, import it with --accept.")
            {
                Notes = notes,
            };

        if (accept && page.Change is { } change)
            audit.Add("operator", $"accepted {change.Now} for", station.Code.Value);

        var outcome = rota.Replace(read);
        var difference = judge.DifferenceOn(read) is { } found ? $" {found.Figures}." : "";
        return new(false, $"{station.Code} {LocalDatePattern.Iso.Format(day)}: {read.Members.Count} people, {Words(outcome)}.{difference}")
        {
            Notes = notes,
        };
    }

    private static string Words(ReplaceOutcome outcome) => outcome switch
    {
        ReplaceOutcome.Added => "new",
        ReplaceOutcome.Changed => "changed",
        _ => "unchanged",
    };

    private static LocalDate? DateIn(string name) =>
        IsoDate().Match(name) is { Success: true, Value: var text }
        && LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date }
            ? date
            : null;

    /// <summary>
    /// A configured station's code in the file's name, or a code-like word before the date; null if our station's code is in the name too.
    /// </summary>
    private string? OtherStationIn(string name, StationCode ours)
    {
        var words = Word().Matches(name).Select(word => word.Value.ToUpperInvariant()).ToList();
        if (
            words.Contains(ours.Value)
            || (ours.Value.Any(letter => !char.IsLetterOrDigit(letter)) && name.Contains(ours.Value, StringComparison.OrdinalIgnoreCase)))
            return null;

        return stations.All.Select(station => station.Code.Value).FirstOrDefault(words.Contains)
            ?? (CodeBeforeDate().Match(name) is { Success: true } before ? before.Groups["code"].Value.ToUpperInvariant() : null);
    }

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}", RegexOptions.None, 1000)]
    private static partial Regex IsoDate();

    [GeneratedRegex("[A-Za-z0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Word();

    [GeneratedRegex("(?<![A-Za-z0-9])(?<code>[A-Za-z]{1,3}[0-9]{1,4})[-_ ][0-9]{4}-[0-9]{2}-[0-9]{2}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CodeBeforeDate();
}
