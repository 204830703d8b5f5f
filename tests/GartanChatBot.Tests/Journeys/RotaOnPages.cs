using GartanChatBot.Crewing;
using GartanChatBot.Tests.Crewing;
using GartanChatBot.Tests.Gartan.Pages;

namespace GartanChatBot.Tests.Journeys;

/// <summary>
/// A random rota under a station code of its own, and the pages that show it; it holds no more than those pages can show.
/// </summary>
internal sealed record RotaOnPages(RandomRota Rota, GridWriter Writer)
{
    private const string OddWord = "Limited";

    private static readonly Dictionary<string, string> OddNames = new(StringComparer.Ordinal)
    {
        ["ELM, S"] = "O'BRACKEN, S",
        ["FERN, P"] = "MACRÌ-THRIFT, ÈL",
    };

    public StationCode Code => Rota.Station.Code;

    /// <summary>The same for the same number; null where no page of it has anybody on it.</summary>
    public static RotaOnPages? Of(int seed)
    {
        var random = new Random(seed);
        var drawn = RandomRota.Of(random);
        var code = StationCode.Parse($"S{seed}");
        var writer = new GridWriter(drawn.Station.Clock)
        {
            ResolutionMinutes = Any(15, 15, 30, 60),
            ElapsedColumns = Any(true, false),
            LabelFormat = Any("HHmm", "HH:mm"),
            OffColour = Any("background-color:#d8dde1", "BACKGROUND: Gray", "background-color: rgb(204,204,204)", ""),
            OnTheRunColour = Any("#009933", "#4EA72E"),
        };

        var station = drawn.Station with
        {
            Code = code,
            Name = $"Station {seed}",
            Appliances = [.. drawn.Station.Appliances.Select(settings => settings with { Callsign = Renamed(settings.Callsign) })],
        };
        var days = drawn.Days.Where(day => day.Members.Count > 0).Select(Shown).ToList();
        return days.Count == 0 ? null : new(new(station, days), writer);

        T Any<T>(params T[] choices) => choices[random.Next(choices.Length)];

        Callsign Renamed(Callsign callsign) => Callsign.Parse(callsign.Value.Replace("K41", code.Value, StringComparison.Ordinal));

        StationDay Shown(StationDay day) => day with
        {
            Station = code,
            ResolutionMinutes = writer.ResolutionMinutes,
            Members = [.. day.Members.Select(member => MemberShown(day, member))],
            Appliances = [.. day.Appliances.Select(row => RowShown(day, row))],
        };

        MemberDay MemberShown(StationDay day, MemberDay member) => member with
        {
            Name = OddNames.GetValueOrDefault(member.Name, member.Name),
            // "-" holds no number at all.
            GartanHours = member.ContractHours is null ? null : member.GartanHours,
            Available = InColumns(day, member.Available),
            Committed = InColumns(day, member.Committed),
            Away = InColumns(day, member.Away),
            Unreadable = InColumns(day, member.Unreadable),
        };

        ApplianceDay RowShown(StationDay day, ApplianceDay row)
        {
            var (on, off) = (InColumns(day, row.OnTheRun), InColumns(day, row.OffTheRun));
            return row with
            {
                Callsign = Renamed(row.Callsign),
                OnTheRun = on,
                OffTheRun = off,
                OddWords = (on | off) == SlotSet.First(day.SlotCount) ? [] : [OddWord],
            };
        }

        // What the first quarter-hour of a column says is what the column shows.
        SlotSet InColumns(StationDay day, SlotSet slots)
        {
            var clock = station.Clock;
            var first = new Dictionary<int, int>();
            var shown = SlotSet.Empty;
            for (var slot = 0; slot < day.SlotCount; slot++)
            {
                var wall = clock.LocalOf(clock.SlotStart(day.Date, slot)).TimeOfDay;
                var minute = writer.ElapsedColumns ? slot * StationClock.SlotMinutes : wall.Hour * 60 + wall.Minute;
                first.TryAdd(minute / writer.ResolutionMinutes, slot);
                shown = slots[first[minute / writer.ResolutionMinutes]] ? shown.With(slot) : shown;
            }

            return shown;
        }
    }
}
