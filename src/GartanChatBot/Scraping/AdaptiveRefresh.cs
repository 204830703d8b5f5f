using System.Globalization;
using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using GartanChatBot.Tuning;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>The configured refresh intervals, tuned by observed changes within the daily request limit.</summary>
internal sealed class AdaptiveRefresh(
    ScrapeOptions scraping, DayActivity activity, RequestAllowance allowance, TuningOptions options)
{
    public RefreshDecision Of(ScrapeTarget station, LocalDate day, Instant now)
    {
        var today = station.Clock.DateOf(now);
        var standard = scraping.Refresh.IntervalFor(day, station.Clock, now);
        var daysAhead = Math.Max(Period.DaysBetween(today, day), 0);
        var changes = activity.ChangesSince(station.Code, day, now - RefreshPace.LookBack(daysAhead), now);
        var quietFor = now - activity.QuietSince(station.Code, day);

        return RefreshPace.Of(standard, daysAhead, changes, quietFor, allowance.HasSomeToSpare(now), options);
    }

    /// <summary>True if requests are left for an extra reading that confirms a change.</summary>
    public bool MayConfirm() => !allowance.IsUsedUp;

    /// <summary>Such as "K41: today every 4 min: 3 changes in the last hour; tomorrow every 15 min".</summary>
    public string Words(ScrapeTarget station, Instant now)
    {
        var today = station.Clock.DateOf(now);
        return $"{station.Code}: today {Said(Of(station, today, now))}; tomorrow {Said(Of(station, today.PlusDays(1), now))}";
    }

    public void Saw(StationCode station, LocalDate day, ReplaceOutcome outcome, Instant at) => activity.Saw(station, day, outcome, at);

    public void ForgetBefore(StationCode station, LocalDate today) => activity.ForgetBefore(station, today);

    private static string Said(RefreshDecision decision) =>
        string.Create(
            CultureInfo.InvariantCulture, $"every {decision.Every.TotalMinutes:0} min{(decision.Why is { } why ? $": {why}" : "")}");
}
