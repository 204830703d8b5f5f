using System.Globalization;
using GartanChatBot.Chat;
using GartanChatBot.Limits;
using NodaTime.Text;

namespace GartanChatBot.Scraping;

/// <summary>
/// Notifies administrators of a station's days that stay unreadable: once for all of them and any that follow, until every day has been
/// readable for a day.
/// </summary>
internal sealed class UnreadableDays(IAdministratorNotifier administrators, TimeProvider time)
{
    private static readonly TimeSpan ToldAfter = TimeSpan.FromHours(1);
    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("ddd d MMMM");

    private readonly SlidingWindow unreadable = new(1, TimeSpan.FromDays(1), time);

    public void Look(ScrapeReport report, StationBackOff backOff)
    {
        List<ScrapeFailure> failures =
        [
            .. backOff.UnreadableFor(ToldAfter).SelectMany(day => report.Failures.Where(failure => failure.Date == day)),
        ];
        if (failures.Count == 0)
            return;

        if (unreadable.IsQuiet)
            Tell(report, failures);

        unreadable.Count();
    }

    private void Tell(ScrapeReport report, IReadOnlyList<ScrapeFailure> failures)
    {
        var (first, why) = (failures[0].Date, failures[0].Reason);
        var which = failures is [_]
            ? Day.Format(first)
            : string.Create(CultureInfo.InvariantCulture, $"{failures.Count} days from {Day.Format(first)} on");

        administrators.Tell(new(
            $"unreadable|{report.Station}|{LocalDatePattern.Iso.Format(first)}",
            $"{report.Station}: I haven't been able to read {which} for an hour; I keep trying. "
            + $"{why} What I have for it is getting old; the other days are read as usual."));
    }
}
