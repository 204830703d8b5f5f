using CsCheck;
using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Tests.Gartan.Pages;

/// <summary>Random pages together with the day that they mean, whatever the season, the resolution and the way of writing.</summary>
internal static class RandomDays
{
    private static readonly LocalDate[] Dates = [new(2026, 6, 9), new(2027, 3, 28), new(2026, 10, 25), new(2026, 2, 28)];

    private static readonly string[] Names = ["ALDER, TM", "O'BRACKEN, A", "MACRÌ-THRIFT, ÈL", "DUNLIN, ED", "FINCH & SON, B"];

    public static readonly Gen<(StationDay Day, GridWriter Writer)> Gens =
        from date in Gen.OneOf(Dates)
        from resolution in Gen.OneOf(15, 30, 60)
        from elapsed in Gen.Bool
        from label in Gen.OneOf("HHmm", "HH:mm")
        from off in Gen.OneOf("background-color:#d8dde1", "BACKGROUND: Gray", "background-color: rgb(204,204,204)", "background:#CCC", "")
        from green in Gen.OneOf("#009933", "#4EA72E", "rgb(78, 167, 46)")
        from leading in Gen.OneOf(
            "<td colspan=\"2\">Employee</td><td>Role</td><td>Hours</td><td>Skills</td>",
            "<td colspan=\"2\">Employee</td><td>Role</td><td>Hours</td><th>Skills</th>")
        let writer = new GridWriter(Sample.London)
        {
            ResolutionMinutes = resolution,
            ElapsedColumns = elapsed,
            LabelFormat = label,
            OffColour = off,
            OnTheRunColour = green,
            Leading = leading,
        }
        from members in Member(writer, date).Array[1, 6]
        from appliances in Appliance(writer, date).Array[0, 3]
        select (DayOf(date, resolution, members, appliances), writer);

    private static Gen<MemberDay> Member(GridWriter writer, LocalDate date) =>
        from name in Gen.OneOf(Names)
        from skills in Gen.OneOf("BA", "ERD", "IC", "LGV").Array[0, 3]
        from hours in Gen.Int[0, 168]
        from kinds in Kinds(writer, date, 5)
        select new MemberDay
        {
            Name = name,
            Role = "FFC",
            Skills = skills,
            ContractHours = 91,
            GartanHours = hours,
            Available = Where(kinds, 0),
            Committed = Where(kinds, 1),
            Away = Where(kinds, 2),
            Unreadable = Where(kinds, 3),
        };

    private static Gen<ApplianceDay> Appliance(GridWriter writer, LocalDate date) =>
        from callsign in Gen.OneOf("K41P1", "WREN 2", "7-63/A", "É4")
        from kinds in Kinds(writer, date, 3)
        select new ApplianceDay
        {
            Callsign = Callsign.Parse(callsign),
            RuleText = "Default - Total Crew: 4, BA x 2",
            OnTheRun = Where(kinds, 0),
            OffTheRun = Where(kinds, 1),
            OddWords = kinds.Contains(2) ? ["Limited"] : [],
        };

    /// <summary>A kind for every quarter-hour, the same wherever one column of the page stands over several.</summary>
    private static Gen<int[]> Kinds(GridWriter writer, LocalDate date, int kinds)
    {
        var columns = writer.ColumnsOf(date);
        return Gen.Int[0, kinds - 1].Array[columns.Count].Select(chosen =>
        {
            var bySlot = new int[Sample.London.SlotCount(date)];
            for (var slot = 0; slot < bySlot.Length; slot++)
            {
                var minute = slot * 15;
                var wall = Sample.London.LocalOf(Sample.London.SlotStart(date, slot)).TimeOfDay;
                var shown = writer.ElapsedColumns ? minute : wall.Hour * 60 + wall.Minute;
                bySlot[slot] = chosen[shown / writer.ResolutionMinutes];
            }

            return bySlot;
        });
    }

    private static SlotSet Where(int[] kinds, int kind)
    {
        var slots = SlotSet.Empty;
        for (var slot = 0; slot < kinds.Length; slot++)
            slots = kinds[slot] == kind ? slots.With(slot) : slots;

        return slots;
    }

    private static StationDay DayOf(LocalDate date, int resolution, MemberDay[] members, ApplianceDay[] appliances)
    {
        var count = Sample.London.SlotCount(date);
        var heads = Enumerable.Range(0, count).Select(slot => members.Count(member => member.Available[slot]));
        return new StationDay
        {
            Station = StationCode.Parse("K41"),
            Date = date,
            SlotCount = count,
            ResolutionMinutes = resolution,
            Members = members,
            Appliances = [.. appliances.DistinctBy(appliance => appliance.Callsign)],
            RuleCounts = [new RuleCounts("Total Crew", [.. heads])],
            ReadAt = Sample.ReadAt,
            ContentHash = "",
        };
    }
}
