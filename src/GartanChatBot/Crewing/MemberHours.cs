using NodaTime;

namespace GartanChatBot.Crewing;

/// <summary>Hours given and booked against the contract, in elapsed minutes. Time at an incident counts as given.</summary>
internal static class MemberHours
{
    public static WeekHours Of(CrewingTimeline timeline, MemberKey member, LocalDate anyDayOfWeek, Instant at)
    {
        var week = timeline.Station.Clock.WeekOf(anyDayOfWeek);
        var on = timeline.AvailabilityOf(member, week).Union(timeline.CommittedOf(member, week));
        var now = Instant.Max(week.Start, Instant.Min(at, week.End));
        var page = LatestPageOf(timeline, member, week);

        var total = MinutesOf(on);
        var contract = page?.ContractHours * 60;

        return new(
            anyDayOfWeek.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday)),
            contract,
            MinutesOf(on.Within(new(week.Start, now))),
            MinutesOf(on.Within(new(now, week.End))),
            total,
            total - contract,
            page?.GartanHours * 60,
            MinutesOf(timeline.ReadIntervals.Complement(week)),
            (int)week.Duration.TotalMinutes);
    }

    private static MemberDay? LatestPageOf(CrewingTimeline timeline, MemberKey member, Interval week) => timeline.Days
        .Where(day => day.Interval.Start >= week.Start && day.Interval.End <= week.End && day.Keys.Contains(member))
        .OrderBy(day => day.Page.ReadAt)
        .ThenBy(day => day.Date)
        .Select(day => day.Page.Members[Array.IndexOf(day.Keys, member)])
        .LastOrDefault();

    private static int MinutesOf(IntervalSet set) => (int)set.TotalDuration.TotalMinutes;
}
