using NodaTime;

namespace GartanChatBot.Commands.Times;

/// <summary>The dates a phrase may mean as seen from one day, the most likely first.</summary>
internal sealed class DatesOfPhrase(TimeFrame frame)
{
    /// <summary>A date without year at most this many days ago means the past one: people ask about stored days.</summary>
    private const int DaysAskedBack = 60;

    private static readonly LocalTime RunningNightEnds = new(5, 0);

    private readonly LocalDate today = frame.Today;

    /// <summary>Gives two dates for a recurring name: the second applies if the first is over.</summary>
    public IEnumerable<LocalDate> Of(DayWord? day) => day switch
    {
        null => [today, today.PlusDays(frame.IsPast ? -1 : 1)],
        { DaysFromToday: { } days } => [today.PlusDays(days)],
        { Month: { } month, DayOfMonth: { } number } => Named(day, number, month),
        { DayOfMonth: { } number } => InMonths(number).Where(date => IsRightWeekday(day, date)).Take(2),
        { Weekday: { } weekday, Choice: DayChoice.Last } => [today.Previous(weekday)],
        { Weekday: { } weekday, Choice: DayChoice.Next } => [today.Next(weekday)],
        { Weekday: { } weekday, Choice: DayChoice.NextWeek } => [today.Next(IsoDayOfWeek.Monday).With(DateAdjusters.NextOrSame(weekday))],
        { Weekday: { } weekday, Choice: DayChoice.WeekLater } => [NextOrToday(weekday).PlusDays(7)],
        { Weekday: { } weekday } => Each(weekday),
        _ => [today],
    };

    /// <summary>Dates on which a named night begins. After midnight, "tonight" and "Tuesday night" mean the night in progress.</summary>
    public IEnumerable<LocalDate> Evenings(DayWord? day)
    {
        var yesterday = today.PlusDays(-1);
        var isRunning = frame.Clock.LocalOf(frame.Now).TimeOfDay < RunningNightEnds;
        return day switch
        {
            null when frame.IsPast => [yesterday],
            null or { DaysFromToday: 0 } => isRunning ? [yesterday, today] : [today, today.PlusDays(1)],
            { DaysFromToday: -1 } when isRunning => [yesterday.PlusDays(-1)],
            { Weekday: { } weekday, Choice: DayChoice.Nearest, Month: null } when isRunning && weekday == yesterday.DayOfWeek =>
                frame.IsPast ? Each(weekday) : [yesterday, yesterday.PlusDays(7)],
            _ => Of(day),
        };
    }

    private LocalDate NextOrToday(IsoDayOfWeek weekday) => today.With(DateAdjusters.NextOrSame(weekday));

    private LocalDate[] Each(IsoDayOfWeek weekday) =>
        frame.IsPast && today.With(DateAdjusters.PreviousOrSame(weekday)) is var last ? [last, last.PlusDays(-7)]
        : [NextOrToday(weekday), NextOrToday(weekday).PlusDays(7)];

    private IEnumerable<LocalDate> Named(DayWord day, int number, int month)
    {
        if (frame.DateOf(day.Year ?? YearOf(number, month), month, number) is not { } date)
            return [];

        return IsRightWeekday(day, date) ? [date] : [];
    }

    private int YearOf(int number, int month)
    {
        var thisYear = new LocalDate(today.Year, month, Math.Min(number, CalendarSystem.Iso.GetDaysInMonth(today.Year, month)));
        return frame.IsPast ? (thisYear > today ? today.Year - 1 : today.Year)
            : thisYear < today.PlusDays(-DaysAskedBack) ? today.Year + 1
            : today.Year;
    }

    private IEnumerable<LocalDate> InMonths(int number) =>
        Enumerable.Range(0, 4)
            .Select(months => new LocalDate(today.Year, today.Month, 1).PlusMonths(frame.IsPast ? -months : months))
            .Where(first => number <= CalendarSystem.Iso.GetDaysInMonth(first.Year, first.Month))
            .Select(first => first.PlusDays(number - 1))
            .Where(date => frame.IsPast ? date <= today : date >= today);

    private bool IsRightWeekday(DayWord day, LocalDate date)
    {
        if (day.Weekday is null || date.DayOfWeek == day.Weekday)
            return true;

        frame.Refuse($"{date:d MMMM yyyy} is a {date.DayOfWeek}, not a {day.Weekday}.");
        return false;
    }
}
