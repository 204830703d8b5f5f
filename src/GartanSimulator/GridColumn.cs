using System.Globalization;
using NodaTime;

namespace GartanSimulator;

/// <summary>One column of a grid: its wall time and length.</summary>
internal readonly record struct GridColumn(LocalDateTime Start, int Minutes)
{
    public string Label => Start.ToString("HHmm", CultureInfo.InvariantCulture);

    public string EndLabel => Start.PlusMinutes(Minutes).ToString("HHmm", CultureInfo.InvariantCulture);

    public IEnumerable<LocalDateTime> Quarters
    {
        get
        {
            for (var minutes = 0; minutes < Minutes; minutes += 15)
                yield return Start.PlusMinutes(minutes);
        }
    }

    /// <summary>Wall-clock columns are the same every day; elapsed ones skip or repeat the hour of a clock change.</summary>
    public static IReadOnlyList<GridColumn> Of(LocalDate date, int minutes, ClockChangeColumns clockChange, DateTimeZone zone)
    {
        if (clockChange == ClockChangeColumns.WallClock)
            return
            [
                .. Enumerable
                    .Range(0, 24 * 60 / minutes)
                    .Select(index => new GridColumn(date.AtMidnight().PlusMinutes(index * minutes), minutes)),
            ];

        var start = zone.AtStartOfDay(date).ToInstant();
        var length = zone.AtStartOfDay(date.PlusDays(1)).ToInstant() - start;
        return
        [
            .. Enumerable.Range(0, (int)length.TotalMinutes / minutes)
                .Select(index => new GridColumn((start + Duration.FromMinutes(index * minutes)).InZone(zone).LocalDateTime, minutes)),
        ];
    }
}

/// <summary>Layout of a page on a day when the clocks change.</summary>
public enum ClockChangeColumns
{
    /// <summary>Always 96 quarter-hours from 0000 to 2345, without the clock change.</summary>
    WallClock,

    /// <summary>92 or 100: the skipped hour is missing, the repeated one is listed twice.</summary>
    Elapsed,
}
