using System.Collections.Concurrent;
using System.Globalization;
using NodaTime;

namespace GartanSimulator;

/// <summary>
/// Provides the grid of a station and day: a saved page, or one generated from the simulated rota, with the defects of a fault.
/// </summary>
internal sealed class GridPages(SimulatorOptions options, SimulatedRota rota, TimeProvider time)
{
    private const int PagesKept = 64;

    // Cached: a bot requests the same page hundreds of times a day, and it only changes with a booking or a new day.
    private readonly ConcurrentDictionary<(string Station, ScheduleRequest Asked, long Rota, LocalDate Today), SimulatedResponse> pages =
    [];

    public SimulatedResponse Of(SimulatedStation station, ScheduleRequest asked, Fault? fault) =>
        SavedPage(station, asked.Date) is { } saved ? SimulatedResponse.Schedule(saved)
        : fault is GridFault { Defects: var defects } ? Page(station, asked, defects)
        : Known(station, asked);

    private SimulatedResponse Known(SimulatedStation station, ScheduleRequest asked)
    {
        if (pages.Count >= PagesKept)
            pages.Clear();

        var today = Instant.FromDateTimeOffset(time.GetUtcNow()).InZone(options.Zone).Date;
        return pages.GetOrAdd((station.Code, asked, rota.Version, today), _ => Page(station, asked, GridDefects.None));
    }

    private string? SavedPage(SimulatedStation station, LocalDate date)
    {
        if (options.PagesFolder is not { } folder)
            return null;

        var file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{station.Code}-{date:uuuu-MM-dd}.html"));
        return File.Exists(file) ? File.ReadAllText(file) : null;
    }

    private SimulatedResponse Page(SimulatedStation station, ScheduleRequest asked, GridDefects defects)
    {
        var columns = GridColumn.Of(asked.Date, asked.Resolution, options.ClockChange, options.Zone);
        return SimulatedResponse.Schedule(GridHtml.Write(new(station, rota, asked.Date, columns), defects));
    }
}
