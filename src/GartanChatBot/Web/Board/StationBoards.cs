using System.Globalization;
using System.Text.Json;
using GartanChatBot.Alerts.State;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Commands;
using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using GartanChatBot.Stations;
using GartanChatBot.Wording;
using NodaTime;
using NodaTime.Text;

namespace GartanChatBot.Web.Board;

/// <summary>
/// Builds the board's document of all stations. It is cached and rebuilt once per change of a rota or reading and once a minute, however
/// many boards are open. Names have the viewers' style.
/// </summary>
internal sealed class StationBoards(
    StationCatalogue stations, RotaStore rota, RotaQueries queries, IRotaReader reader, ShortageStore gaps, GapNotificationStore told,
    MuteStore mutes, WebNames names, TimeProvider time)
{
    /// <summary>Identifies the build; a different value means that pages and scripts may have changed.</summary>
    private static readonly string Build = typeof(StationBoards).Module.ModuleVersionId.ToString("N")[..8];

    private readonly Lock making = new();
    private Made? made;
    private long agesAt;
    private string ages = "";

    /// <summary>Unchanged version means an unchanged document.</summary>
    public string Version()
    {
        var now = time.GetCurrentInstant();
        var rotas = stations.All.Select(station => $"{rota.VersionOf(station.Code)}@{rota.LastReadAt(station.Code)}");
        return string.Join(' ', [.. rotas, Ages(now), (now.ToUnixTimeSeconds() / 60).ToString(CultureInfo.InvariantCulture)]);
    }

    /// <summary>
    /// How old each station's rota is by kind, once a second for all open boards: a verdict must not outlive the moment at which its
    /// reading gets too old.
    /// </summary>
    private string Ages(Instant now)
    {
        lock (making)
        {
            if (now.ToUnixTimeSeconds() != agesAt)
                (agesAt, ages) = (
                    now.ToUnixTimeSeconds(),
                    string.Concat(stations.All.Select(station => (int)queries.Rota(station.Code, asOf: null).Age.Kind)));

            return ages;
        }
    }

    /// <summary>The document as JSON; its <c>at</c> is the time of the request, from which a board knows the age of its copy.</summary>
    public string Document()
    {
        var version = Version();
        lock (making)
        {
            if (made is null || made.Version != version)
                made = new(version, JsonSerializer.Serialize([.. stations.All.Select(Of)], BoardJson.Default.IReadOnlyListStationBoard));

            var at = InstantPattern.ExtendedIso.Format(time.GetCurrentInstant());
            return $$"""{"at":"{{at}}","build":"{{Build}}","stations":{{made.Stations}}}""";
        }
    }

    private StationBoard Of(Station station)
    {
        var seen = queries.Rota(station.Code, asOf: null);
        var asked = new ResolvedQuestion(WebViewer.Asked("/board", names.InSentences), seen, seen.Timeline.Appliances);
        var (strips, alerts) = (new BoardStrips(asked), GapAlerts.Read(asked, gaps, told, mutes));
        var tile = new PumpTile(asked, strips);

        return new(
            station.Code.Value,
            station.Name,
            station.Zone.Id,
            ReadingOf(asked),
            [
                .. PageCautions.OfCounts(asked.Timeline, asked.Outlook, asked.Times)
                    .Concat(PageCautions.OfPeople(asked.Timeline, asked.At))
                    .Select(TextRun.PlainText),
            ],
            strips.Axis,
            [.. asked.Pumps.Select(tile.Of)],
            new CrewRows(asked, strips).Shown(),
            new GapRows(asked, alerts).Shown(),
            [.. strips.Dates.Select(date => DayOf(asked, date))],
            alerts.Lines);
    }

    private ReadingBoard ReadingOf(ResolvedQuestion asked)
    {
        var (age, status) = (asked.Rota.AgeOf(asked.At), reader.StatusOf(asked.Rota.Station.Code));
        return new(
            ApiRotaResolver.Word(age.Freshness),
            age.ReadAt is null ? "Gartan not read yet" : TextRun.PlainText(AgeText.Line(age, asked.Times)),
            status.NextRead is { } next ? next > asked.At ? $"next {asked.Times.When(next).Text}" : "next now" : null,
            status switch
            {
                // Gartan's own words may name the account or a person.
                { LoginRefusedAt: { } refused } => $"Gartan refused the password at {asked.Times.When(refused).Text}",
                { FailingSince: { } since } =>
                    $"Gartan hasn't been readable since {asked.Times.When(since).Text}"
                        + (status.FailureReason is { } why ? $": {why}" : ""),
                _ => null,
            });
    }

    private static WeekDayBoard DayOf(ResolvedQuestion asked, LocalDate date)
    {
        var age = asked.Rota.AgeOf(date);
        return new(
            HourlyBarChart.DayName(date),
            age.ReadAt is { } readAt ? asked.Times.When(readAt).Text : "not read",
            age.IsUntrusted ? "unknown" : age.Kind is RotaAgeKind.Old ? "old" : "fresh");
    }

    private sealed record Made(string Version, string Stations);
}
