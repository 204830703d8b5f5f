using NodaTime;

namespace GartanChatBot.Crewing.Timeline;

/// <summary>Computes hours given and booked against the contract, in elapsed minutes. Time at an incident counts as given.</summary>
internal static class MemberHours
{
    /// <param name="unread">Time to treat as unread in addition to gaps in the timeline, such as days read too long ago.</param>
    public static WeekHours Of(CrewingTimeline timeline, MemberKey member, LocalDate anyDayOfWeek, Instant at, IntervalSet? unread = null)
    {
        var week = timeline.Station.Clock.WeekOf(anyDayOfWeek);
        var unknown = InWholeQuarters(
            timeline
                .ReadIntervals.Complement(week)
                .Union(timeline.UnreadableOf(member, week))
                .Union(unread ?? IntervalSet.Empty)
                .Within(week),
            week.Start);
        var on = timeline.AvailabilityOf(member, week).Union(timeline.CommittedOf(member, week)).Except(unknown);
        var page = LatestPageOf(timeline, member, week);
        var total = MinutesOf(on);

        return new()
        {
            Monday = anyDayOfWeek.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday)),
            ContractMinutes = page?.ContractHours * 60,
            GivenMinutes = MinutesOf(on.Within(new(week.Start, Instant.Max(week.Start, Instant.Min(at, week.End))))),
            TotalMinutes = total,
            GartanMinutes = page?.GartanHours * 60,
            UnreadMinutes = MinutesOf(unknown),
            WeekMinutes = (int)week.Duration.TotalMinutes,
        };
    }

    /// <summary>Extends times back to whole quarter-hours: a page isn't reliable for the quarter-hour in which it was read.</summary>
    private static IntervalSet InWholeQuarters(IntervalSet times, Instant start) => IntervalSet.OfAscending(times.Select(time =>
        new Interval(start + StationClock.SlotLength * Math.Floor((time.Start - start) / StationClock.SlotLength), time.End)));

    private static MemberDay? LatestPageOf(CrewingTimeline timeline, MemberKey member, Interval week) => timeline.Days
        .Where(day => day.Interval.Start >= week.Start && day.Interval.End <= week.End && day.Keys.Contains(member))
        .OrderBy(day => day.Page.ReadAt)
        .ThenBy(day => day.Date)
        .Select(day => day.Page.Members[Array.IndexOf(day.Keys, member)])
        .LastOrDefault();

    private static int MinutesOf(IntervalSet set) => (int)set.TotalDuration.TotalMinutes;
}
