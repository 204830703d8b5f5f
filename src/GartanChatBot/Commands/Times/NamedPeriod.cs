using NodaTime;

namespace GartanChatBot.Commands.Times;

/// <summary>A named period longer than a day: <c>this weekend</c>, <c>next week</c>, <c>last month</c>.</summary>
internal sealed record NamedPeriod(PeriodUnit Unit, int Offset)
{
    public static NamedPeriod? Read(TimeWords words)
    {
        var begin = words.Position;
        _ = words.TryTakeAny("for", "over", "during", "at", "on");
        _ = words.TryTake("the");
        int? said =
            words.TryTakeAny("this", "coming", "current") ? 0
            : words.TryTake("next") ? 1
            : words.TryTakeAny("last", "past") ? -1
            : null;

        PeriodUnit? unit = words.Ahead() switch
        {
            "weekend" or "weekends" => PeriodUnit.Weekend,
            "week" => PeriodUnit.Week,
            "month" => PeriodUnit.Month,
            _ => null,
        };

        if (unit is null)
        {
            words.Position = begin;
            return null;
        }

        words.Position++;
        return new(unit.Value, said ?? 0);
    }

    /// <summary>The first day of the period, and the first day after it.</summary>
    public (LocalDate From, LocalDate To) DaysSeenFrom(LocalDate today)
    {
        var monday = today.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday)).PlusWeeks(Unit is PeriodUnit.Month ? 0 : Offset);
        var month = new LocalDate(today.Year, today.Month, 1).PlusMonths(Offset);
        return Unit switch
        {
            PeriodUnit.Weekend => (monday.PlusDays(5), monday.PlusDays(7)),
            PeriodUnit.Week => (monday, monday.PlusDays(7)),
            _ => (month, month.PlusMonths(1)),
        };
    }
}

/// <summary>Unit of a named period; weeks begin on Monday.</summary>
internal enum PeriodUnit
{
    Weekend,
    Week,
    Month,
}
