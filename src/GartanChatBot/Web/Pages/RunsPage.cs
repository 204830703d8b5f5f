using System.Globalization;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using GartanChatBot.Scraping;
using GartanChatBot.Stations;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Web.Pages;

/// <summary>The runs page: age and irregularities of each day's page, and the recent scrapes with failures.</summary>
internal sealed class RunsPage(
    StationCatalogue stations, RotaQueries queries, IRotaReader reader, ScrapeRunStore runs, TimeProvider time)
{
    private const int MaxRuns = 50;

    public TablesAnswer Of()
    {
        var now = time.GetCurrentInstant();
        return new(now.ToDateTimeOffset(), [.. stations.All.Select(DaysOf), PassesAt(now)]);
    }

    private TableAnswer DaysOf(Station station)
    {
        var rota = queries.Rota(station.Code, asOf: null);
        var words = new TimeText(station.Zone, rota.Today);
        var last = rota.WantedUntil ?? station.Clock.DateOf(rota.Horizon).PlusDays(-1);
        var days = Math.Max(Period.DaysBetween(rota.Today, last) + 1, 1);

        return new(
            $"Pages of {station.Code}", ["Day", "Read", "State", "Irregularities"],
            [.. Enumerable.Range(0, days).Select(rota.Today.PlusDays).Select(date => DayOf(rota, words, date))],
            TroubleOf(reader.StatusOf(station.Code), words));
    }

    private static RowAnswer DayOf(StationRota rota, TimeText words, LocalDate date)
    {
        var (age, odd) = (rota.AgeOf(date), string.Join(" · ", OddOn(rota, date, words)));
        string[] cells =
        [
            words.Day(rota.Station.Clock.StartOf(date)).Text,
            age.ReadAt is { } readAt ? words.When(readAt).Text : "never",
            age.Kind switch
            {
                RotaAgeKind.Old => $"old: {LengthText.OfAge(age.Value!.Value)}",
                RotaAgeKind.TooOld => "too old to use",
                RotaAgeKind.NeverRead => "not read",
                _ => "fresh",
            },
            odd,
        ];
        return new(age.IsUntrusted ? "unknown" : age.Kind is RotaAgeKind.Old || odd.Length > 0 ? "critical" : "on", cells);
    }

    private static IEnumerable<string> OddOn(StationRota rota, LocalDate date, TimeText words)
    {
        var day = rota.Station.Clock.DayOf(date);
        foreach (var caution in PageCautions.OfCounts(rota.Timeline, day, words))
            yield return TextRun.PlainText(caution).TrimStart('⚠', ' ').TrimEnd('.');
        if (rota.Timeline.UnreadablePeopleIn(day) is > 0 and var people)
            yield return PageCautions.UnreadableFor(people, "it").TrimStart('⚠', ' ').TrimEnd('.');
        foreach (var word in rota.Timeline.Pages.Where(page => page.Date == date).SelectMany(page => page.Appliances)
            .SelectMany(appliance => appliance.OddWords.Select(word => $"{appliance.Callsign} shows {TypedText.Quoted(word)}"))
            .Distinct(StringComparer.Ordinal))
            yield return word;
    }

    private static string? TroubleOf(RotaReadingStatus status, TimeText words) => status switch
    {
        { LoginRefusedAt: { } refused } => $"Gartan refused the password at {words.When(refused).Text}: log-ins are paused until /resume.",
        { FailingSince: { } since } => $"Today's page hasn't been readable since {words.When(since).Text}: {status.FailureReason}.",
        { Every: { } every } =>
            $"Today's page is read every {LengthText.OfAge(every)}{(status.EveryBecause is { } why ? $" ({why})" : "")}.",
        _ => null,
    };

    private static string Refusal(ScrapeFailure failure) =>
        $"{failure.Date.ToString("ddd d MMM", CultureInfo.InvariantCulture)}: {failure.Reason}";

    private TableAnswer PassesAt(Instant now)
    {
        List<RowAnswer> rows = [];
        foreach (var run in runs.Latest(MaxRuns))
        {
            var station = stations.Find(run.Station);
            var words = new TimeText(station?.Zone ?? DateTimeZone.Utc, now.InZone(station?.Zone ?? DateTimeZone.Utc).Date);
            string[] refused = [.. run.Failed.Select(Refusal)];
            string[] cells =
            [
                words.When(run.StartedAt).Text,
                run.Station.Value,
                string.Create(CultureInfo.InvariantCulture, $"{run.Took.TotalSeconds:0.0} s"),
                run.Pages.ToString(CultureInfo.InvariantCulture),
                run.Changed.ToString(CultureInfo.InvariantCulture),
                run.Logins.ToString(CultureInfo.InvariantCulture),
                string.Join(" · ", refused),
            ];
            rows.Add(refused.Length > 0 ? RowAnswer.Bad(cells) : RowAnswer.Of(cells));
        }

        return new(
            "Recent scrapes", ["Started", "Station", "Took", "Pages", "Changed", "Log-ins", "Failed pages"], rows,
            rows.Count == 0 ? "No scrape has finished yet." : null);
    }
}
