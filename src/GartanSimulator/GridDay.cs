using NodaTime;

namespace GartanSimulator;

/// <summary>Content of the grid of one station and day, before it is rendered as HTML.</summary>
internal sealed class GridDay
{
    private const string Available = "Available";
    private const string Unavailable = "Unavailable";

    public GridDay(SimulatedStation station, SimulatedRota rota, LocalDate date, IReadOnlyList<GridColumn> columns)
    {
        Columns = columns;
        var members = rota.MembersOf(station.Code);
        Crew = [.. members.Select(member => new GridCrewRow(
            member,
            member.GivenHours ?? HoursOfWeek(station, rota, member, date),
            [.. columns.Select(column => CodeOf(station, rota, member, column))]))];

        Counts =
        [
            .. columns.Select(column =>
                CrewCount.Of([.. members.Where(member => rota.CodeAt(station.Code, member, column.Start).Length == 0)])),
        ];
        Appliances =
        [
            .. station.Appliances.Select(
                (appliance, order) =>
                    new GridApplianceRow(
                        appliance,
                        [
                            .. columns.Select(
                                (column, index) => rota.WordFor(appliance.CallSign, column.Start) ?? Verdict(station, order, Counts[index])
                            ),
                        ])),
        ];
    }

    public IReadOnlyList<GridColumn> Columns { get; }

    public IReadOnlyList<GridCrewRow> Crew { get; }

    public IReadOnlyList<GridApplianceRow> Appliances { get; }

    public IReadOnlyList<CrewCount> Counts { get; }

    /// <summary>A column of an hour shows a code booked in any part of it.</summary>
    private static string CodeOf(SimulatedStation station, SimulatedRota rota, SimulatedMember member, GridColumn column) =>
        column.Quarters.Select(quarter => rota.CodeAt(station.Code, member, quarter)).FirstOrDefault(code => code.Length > 0, "");

    private static string Verdict(SimulatedStation station, int order, CrewCount there)
    {
        foreach (var earlier in station.Appliances.Take(order).Where(earlier => there.Meets(earlier)))
            there = there.Without(earlier);

        return there.Meets(station.Appliances[order]) ? Available : Unavailable;
    }

    private static int HoursOfWeek(SimulatedStation station, SimulatedRota rota, SimulatedMember member, LocalDate date)
    {
        var monday = date.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday)).AtMidnight();
        var quarters = Enumerable
            .Range(0, 7 * 24 * 4)
            .Count(quarter => rota.CodeAt(station.Code, member, monday.PlusMinutes(quarter * 15)).Length == 0);
        return quarters / 4;
    }
}

/// <summary>One crew member's row: a code for each column, empty for available.</summary>
internal sealed record GridCrewRow(SimulatedMember Member, int GivenHours, IReadOnlyList<string> Codes);

/// <summary>One appliance's row: the site's verdict for each column.</summary>
internal sealed record GridApplianceRow(SimulatedAppliance Appliance, IReadOnlyList<string> Words);
